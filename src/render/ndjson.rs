//! JSON, one document a line, for pipes and bulk work.

use super::{Document, Joints, Layout, Renderer, Surface};

pub(super) struct Ndjson;

impl Renderer for Ndjson {
    fn name(&self) -> &'static str {
        "ndjson"
    }

    fn render(&self, document: &dyn Document, _surface: Surface) -> String {
        document.json(Layout::Line) + "\n"
    }

    fn joints(&self) -> Joints {
        Joints { before: "", between: "", after: "" }
    }
}
