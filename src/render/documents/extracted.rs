//! The page of an extract: everything that was read out of one file, with nothing left out.

use super::{facts, files, remedies};
use crate::answer::{FileRow, LinkedReference};
use crate::extract::{Extract, ReadSymptoms};
use crate::render::filling::Filling;
use crate::render::{Banner, Document, Element, Face, Item, Layout, Page, Part, Tone, Wording, json_of};

impl Document for Extract {
    fn page(&self) -> Page {
        let mut page = Page::default();
        let Some(id) = &self.article else {
            let title = Wording::faced(&self.path, Face::Strong);
            page.push(Element::Banner(Banner {
                tag: "NO ARTICLE".to_owned(),
                tone: Tone::Bad,
                title,
                ..Banner::default()
            }));
            return page;
        };
        let title = Wording::faced(&self.title, Face::Strong);
        page.push(Element::Banner(Banner { tag: "ARTICLE".to_owned(), title, ..Banner::default() }));
        page.push(Element::Facts(facts(id.as_str(), &self.format, self.date, &self.products)));
        page.push(Element::Facts(vec![Wording::plain(&self.path)]));
        page.0.extend(messages(&self.symptoms));
        page.0.extend(codes(&self.symptoms));
        page.0.extend(self.remedies.iter().map(|way| remedies::remedy(way, self.markup, &Filling::default())));
        page.0.extend(remedies::cautions(&self.cautions, self.markup));
        let rows: Vec<FileRow> = self.files.iter().cloned().map(FileRow::from).collect();
        page.0.extend(files::files(&rows));
        page.0.extend(remedies::fixed_in(self.fixed_in.as_ref()));
        page.0.extend(remedies::references(&self.linked()));
        page
    }

    fn json(&self, layout: Layout) -> String {
        json_of(self, layout)
    }
}

impl Extract {
    /// The references, with no index to look them up in and so nothing to say of it.
    fn linked(&self) -> Vec<LinkedReference> {
        let linked = |reference: &crate::extract::ReadReference| LinkedReference {
            article: reference.article.clone(),
            title: reference.title.clone(),
            indexed: true,
        };
        self.references.iter().map(linked).collect()
    }
}

fn messages(symptoms: &ReadSymptoms) -> Option<Element> {
    let item = |message: &String| Item {
        level: 1,
        body: vec![Element::Paragraph(Filling::default().fill(&Wording::plain(message)))],
        ..Item::default()
    };
    let items: Vec<Item> = symptoms.messages.iter().map(item).collect();
    let body = vec![Element::Items(items)];
    (!symptoms.messages.is_empty())
        .then(|| Element::Part(Part { label: "MESSAGES".to_owned(), body, ..Part::default() }))
}

fn codes(symptoms: &ReadSymptoms) -> Option<Element> {
    let mut words = Wording::default();
    for (at, code) in symptoms.codes.iter().enumerate() {
        let comma = if at == 0 { "" } else { ",  " };
        let kind = Wording::faced(&code.kind, Face::Quiet);
        words = words.then(Wording::plain(comma)).then(kind).then(Wording::plain(" ")).then(Wording::plain(&code.text));
    }
    let body = vec![Element::Paragraph(words)];
    (!symptoms.codes.is_empty()).then(|| Element::Part(Part { label: "CODES".to_owned(), body, ..Part::default() }))
}
