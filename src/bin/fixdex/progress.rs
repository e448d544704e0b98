//! How far a build is, on stderr, and only where someone looks.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::Duration;

/// A count of files that grows.
pub struct Progress(ProgressBar);

impl Progress {
    /// Hidden where stderr is no terminal.
    pub fn begin() -> Progress {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} files, {per_sec}, {elapsed}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(120));
        Progress(bar)
    }

    pub fn at(&self, done: usize) {
        self.0.set_position(done as u64);
    }

    pub fn end(&self) {
        self.0.finish_and_clear();
    }
}
