//! What the targets have in common: everything that is read out of an article or asked of an index, and shown of it.

use fixdex::answer::Detail;
use fixdex::extract::Extract;
use fixdex::formats::{FORMATS, Parsed};
use fixdex::index::Index;
use fixdex::pipeline::{self, Asking};
use fixdex::render::{Answered, Document, Placeholders, RENDERERS, Surface, WholeArticle};

const SURFACE: Surface = Surface { width: 60, color: true, hyperlinks: true };

/// Reads the text as an article of the format of this name, whatever detection says of it.
pub fn read_as(name: &str, text: &str) {
    let format = FORMATS.iter().find(|format| format.name() == name).expect("a format of the table");
    format.detects(text);
    take_apart(&format.parse(text, "folder/file.md"));
}

/// Reads all that there is in a parsed file, and shows it.
pub fn take_apart(parsed: &Parsed) {
    show(&Extract::of(parsed, "folder/file.md"));
    if let Some(article) = &parsed.article {
        show(&WholeArticle { article, references: &[], followed: None });
    }
}

/// Asks the index, and shows the answer.
pub fn ask(index: &Index, paste: &str, asking: &Asking) {
    let answer = pipeline::ask(index, paste, asking).expect("an index that is not damaged");
    show(&Answered { answer: &answer, detail: Detail::Everything, filling: Placeholders::Filled });
}

fn show(document: &dyn Document) {
    for renderer in RENDERERS {
        renderer.render(document, SURFACE);
    }
}
