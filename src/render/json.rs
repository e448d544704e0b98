//! JSON, indented: one object, or an array where a command shows several documents.

use super::{Document, Joints, Layout, Renderer, Surface};

pub(super) struct Json;

impl Renderer for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn render(&self, document: &dyn Document, _surface: Surface) -> String {
        document.json(Layout::Indented) + "\n"
    }

    fn joints(&self) -> Joints {
        Joints { before: "[\n", between: ",\n", after: "]\n" }
    }
}
