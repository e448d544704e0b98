//! The blocks of a section → ways out and their steps.
//!
//! A way ends where a heading, an "-or-", a list that starts again, or a step of another kind begins the next. In
//! sections that promise a remedy every action is a step; elsewhere only what is announced as a way out.

use super::commands::commands_in;
use super::sentences::{actions, announces_remedy, bare, is_action, is_restriction, sentences};
use super::wording::{Role, is_filler, kind_of, role};
use super::{Remedy, RemedyKind, Step};
use crate::article::{Block, Item, Section, SectionKind, flowed};

/// Ways out and cautions, as they are collected from one section after the other.
#[derive(Default)]
pub struct Ways {
    pub ways: Vec<Remedy>,
    pub cautions: Vec<String>,
}

/// How far the text around a block is to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Trust {
    /// The section promises a remedy: every action is a step.
    Promised,
    /// Only what is announced as a way out.
    Announced,
    /// A post or a how-to: lists are steps.
    Instruction,
}

/// One section, being walked.
struct Walk<'a> {
    out: &'a mut Ways,
    section: &'a Section,
    kind: RemedyKind,
    trust: Trust,
    /// The way that steps go to, in `out.ways`; `None` before the first step of the next way.
    open: Option<usize>,
    /// Heading of the way.
    title: Option<String>,
    /// The paragraph before, on one line.
    lead: String,
    /// Under a heading whose text is no remedy.
    skipping: bool,
    /// How many prose steps the open way has.
    prose: usize,
}

impl Ways {
    /// Collects the ways out of one section.
    pub fn add(&mut self, section: &Section, is_instruction: bool) {
        let (kind, trust) = match section.kind {
            SectionKind::Resolution => (RemedyKind::Fix, Trust::Promised),
            SectionKind::Workaround => (RemedyKind::Workaround, Trust::Promised),
            SectionKind::Reproduction if section.heading.to_lowercase().contains("work around") => {
                (RemedyKind::Workaround, Trust::Promised)
            }
            SectionKind::Reproduction | SectionKind::References | SectionKind::AppliesTo => return,
            SectionKind::Other if is_instruction => (RemedyKind::Howto, Trust::Instruction),
            SectionKind::Introduction if is_instruction => (RemedyKind::Fix, Trust::Announced),
            _ => (RemedyKind::Workaround, Trust::Announced),
        };
        let title = (trust == Trust::Instruction).then(|| flowed(&section.heading));
        let mut walk = Walk {
            out: self,
            section,
            kind,
            trust,
            open: None,
            title: title.filter(|title| !title.is_empty()),
            lead: String::new(),
            skipping: is_reproduction(&section.heading),
            prose: 0,
        };
        let before = walk.out.ways.len();
        walk.blocks(&section.blocks);
        if trust == Trust::Promised && self.ways.len() == before {
            self.add_statement(section, kind);
        }
    }

    /// A section that promises a remedy and names no action says what to get: that is the step.
    fn add_statement(&mut self, section: &Section, kind: RemedyKind) {
        let statement = section.blocks.iter().find_map(|block| match block {
            Block::Paragraph(text) => Some(flowed(text)).filter(|text| role(text) == Role::Text),
            Block::Literal { text, .. } => text.lines().map(str::trim).find(|line| !line.is_empty()).map(str::to_owned),
            _ => None,
        });
        let Some(text) = statement else { return };
        let commands = match &section.blocks[..] {
            [Block::Literal { text, .. }] => vec![text.clone()],
            _ => commands_in(&text),
        };
        let kind = kind_of(&text).unwrap_or(kind);
        let step = Step { number: "1".to_owned(), level: 1, text, commands, details: Vec::new() };
        self.ways.push(Remedy { kind, title: None, section: flowed(&section.heading), steps: vec![step] });
    }

    fn caution(&mut self, text: &str) {
        let text = flowed(text);
        if !text.is_empty() && !self.cautions.contains(&text) {
            self.cautions.push(text);
        }
    }
}

impl Walk<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            let next = blocks.get(at + 1);
            match block {
                Block::Heading { text, .. } => self.heading(text),
                _ if self.skipping => {}
                Block::Paragraph(text) => self.paragraph(&flowed(text), next),
                Block::List(items) => self.list(items),
                Block::Literal { text, .. } => self.literal(text),
                Block::Note { blocks, .. } => self.note(blocks),
                Block::Quote(inside) => inside.iter().for_each(|block| block.texts(&mut |text| self.detail(text))),
                Block::Image { file, alt } => self.detail(&image(file, alt)),
                Block::Table(_) => {}
            }
        }
    }

    fn heading(&mut self, text: &str) {
        let text = flowed(text);
        let bare_text = text.trim_matches(['*', '_', ':', ' ']).to_owned();
        self.skipping = is_reproduction(&bare_text);
        self.end_way();
        let lower = bare_text.to_lowercase();
        if self.trust == Trust::Announced && announces_remedy(&lower) {
            self.trust = Trust::Promised;
        }
        if self.trust == Trust::Announced && lower.starts_with("how to ") {
            self.trust = Trust::Promised;
            self.kind = RemedyKind::Howto;
        }
        if is_installation(&lower) {
            self.trust = Trust::Promised;
            self.kind = RemedyKind::Hotfix;
        }
        self.lead = bare_text.clone();
        self.title = Some(bare_text).filter(|title| !title.is_empty());
    }

    fn paragraph(&mut self, text: &str, next: Option<&Block>) {
        if is_or(text) {
            return self.end_way();
        }
        for sentence in sentences(text).filter(|sentence| is_restriction(&sentence.to_lowercase())) {
            self.out.caution(sentence);
        }
        match role(text) {
            Role::Pointer => return,
            Role::Caution => return self.out.caution(text),
            Role::Text => {}
        }
        self.lead = text.to_owned();
        if self.is_label(text, next) {
            self.heading(text);
            return;
        }
        let leads_list = matches!(next, Some(Block::List(_) | Block::Heading { .. })) && leads(text);
        if leads_list || !self.believes(text) {
            return;
        }
        let mut actions = actions(text);
        let offers = kind_of(text).is_some_and(|kind| kind != RemedyKind::Workaround)
            && !text.to_lowercase().starts_with("a supported fix");
        if actions.is_empty() && offers && (self.trust == Trust::Promised || self.is_upgrade(text)) {
            actions.push(offer(text));
        }
        let Some(first) = actions.first() else { return self.detail(text) };
        self.begin_kind(kind_of(first).or_else(|| kind_of(text)));
        for action in actions {
            self.prose_step(action);
        }
    }

    fn prose_step(&mut self, text: &str) {
        self.prose += 1;
        let number = self.next_number();
        let commands = commands_in(text);
        self.push(Step { number, level: 1, text: text.to_owned(), commands, details: Vec::new() });
    }

    /// Whether a paragraph is the heading of the numbered list behind it: `How to use the installer:`.
    fn is_label(&self, text: &str, next: Option<&Block>) -> bool {
        let numbered = matches!(next, Some(Block::List(items)) if items.iter().all(|item| !item.marker.is_empty()));
        let lower = text.to_lowercase();
        let names = lower.starts_with("how to ") || lower.starts_with("method ") || lower.starts_with("option ");
        let before_note = matches!(next, Some(Block::Note { .. }));
        self.trust != Trust::Announced && names && text.ends_with(':') && text.len() < 80 && (numbered || before_note)
    }

    /// Whether an action in this paragraph is a step.
    fn believes(&self, text: &str) -> bool {
        match self.trust {
            Trust::Promised => true,
            Trust::Announced => {
                let promised = sentences(text).any(|sentence| announces_remedy(&sentence.to_lowercase()));
                promised && !actions(text).is_empty() || self.is_upgrade(text)
            }
            Trust::Instruction => self.open.is_some() || sentences(text).any(is_action),
        }
    }

    /// A STATUS that names the service pack to get, in an article that has named none before.
    fn is_upgrade(&self, text: &str) -> bool {
        let upgrades = |way: &Remedy| way.kind == RemedyKind::Upgrade;
        kind_of(text) == Some(RemedyKind::Upgrade)
            && text.to_lowercase().contains("latest")
            && !self.out.ways.iter().any(upgrades)
    }

    fn list(&mut self, items: &[Item]) {
        let numbered = items.iter().any(|item| !item.marker.is_empty());
        let lead = self.lead.to_lowercase();
        if is_reproduction(&lead) {
            return;
        }
        let announced = announces_remedy(&lead) || lead.contains("method");
        let acts = items.iter().filter(|item| first_paragraph(item).is_some_and(|text| is_action(&text))).count();
        let believed = match self.trust {
            Trust::Promised => numbered || acts * 2 >= items.len(),
            Trust::Announced => {
                let told = numbered && self.section.kind == SectionKind::Introduction;
                (announced || told) && !is_diagnosis(&lead) && acts * 2 >= items.len()
            }
            Trust::Instruction => numbered || acts * 2 >= items.len(),
        };
        if !believed {
            return;
        }
        let alternatives = !numbered && offers_choice(&lead) && items.len() > 1;
        let restarts = numbered && items.first().is_some_and(|item| matches!(item.marker.as_str(), "1" | "a" | "A"));
        if (restarts && self.has_numbered()) || alternatives {
            self.end_way();
        }
        if let Some(kind) = kind_of(&self.lead) {
            self.begin_kind(Some(kind));
        }
        if let Some(way) = self.open.filter(|_| numbered).and_then(|open| self.out.ways.get_mut(open)) {
            // Prose before a numbered list has no number of its own.
            way.steps.iter_mut().for_each(|step| step.number.clear());
        }
        for (at, item) in items.iter().enumerate() {
            if alternatives && at > 0 {
                self.end_way();
            }
            let marker = if item.marker.is_empty() { (at + 1).to_string() } else { item.marker.clone() };
            let marker = if alternatives { "1".to_owned() } else { marker };
            self.item(item, &marker, 1);
        }
        self.lead.clear();
    }

    /// One item, its nested items numbered below it.
    fn item(&mut self, item: &Item, number: &str, level: u8) {
        let mut blocks = item.blocks.iter().peekable();
        let text = match blocks.peek() {
            Some(Block::Paragraph(text)) => {
                let text = flowed(text);
                blocks.next();
                text
            }
            Some(Block::Heading { text, .. }) => {
                let text = flowed(text);
                blocks.next();
                text
            }
            Some(Block::Literal { text, .. }) => text.lines().next().unwrap_or_default().trim().to_owned(),
            _ => String::new(),
        };
        let (text, picture) = match text.split_once("![") {
            Some((text, picture)) => (text.trim_end().to_owned(), Some(picture.to_owned())),
            None => (text, None),
        };
        if text.is_empty() || role(&text) == Role::Caution {
            self.out.caution(&text);
        } else {
            let commands = commands_in(&text);
            let details = picture.iter().map(|picture| format!("![{picture}")).collect();
            self.push(Step { number: number.to_owned(), level, text, commands, details });
        }
        for block in blocks {
            match block {
                Block::List(nested) => {
                    for (at, inner) in nested.iter().enumerate() {
                        let marker = if inner.marker.is_empty() { (at + 1).to_string() } else { inner.marker.clone() };
                        self.item(inner, &format!("{number}.{marker}"), level.saturating_add(1));
                    }
                }
                Block::Literal { text, .. } => self.literal(text),
                Block::Note { blocks, .. } => self.note(blocks),
                Block::Image { file, alt } => self.detail(&image(file, alt)),
                other => other.texts(&mut |text| {
                    let text = flowed(text);
                    match role(&text) {
                        Role::Caution => self.out.caution(&text),
                        Role::Text => self.detail(&text),
                        Role::Pointer => {}
                    }
                }),
            }
        }
    }

    /// Indented text belongs to the step before it, as something to copy.
    fn literal(&mut self, text: &str) {
        let bare_text = text.trim();
        if is_or(bare_text) {
            return self.end_way();
        }
        let reference =
            bare_text.starts_with(['Q', 'h']) && role(bare_text) == Role::Pointer || is_kb_reference(bare_text);
        if reference || bare_text.is_empty() || is_filler(bare_text) {
            return;
        }
        if let Some(download) = bare_text.lines().next().filter(|line| line.starts_with("DownloadDownload")) {
            self.begin_kind(Some(RemedyKind::Hotfix));
            return self.prose_step(download);
        }
        if let Some(step) = self.last_step() {
            step.commands.push(text.trim_end().to_owned());
        }
    }

    fn note(&mut self, blocks: &[Block]) {
        for block in blocks {
            block.texts(&mut |text| self.out.caution(text));
        }
    }

    fn detail(&mut self, text: &str) {
        if let Some(step) = self.last_step() {
            step.details.push(flowed(text));
        }
    }

    fn last_step(&mut self) -> Option<&mut Step> {
        self.out.ways.get_mut(self.open?)?.steps.last_mut()
    }

    fn push(&mut self, step: Step) {
        let at = *self.open.get_or_insert_with(|| {
            self.out.ways.push(Remedy {
                kind: self.kind,
                title: self.title.clone(),
                section: flowed(&self.section.heading),
                steps: Vec::new(),
            });
            self.out.ways.len() - 1
        });
        self.out.ways[at].steps.push(step);
    }

    fn end_way(&mut self) {
        self.open = None;
        self.prose = 0;
    }

    /// Begins a new way if the wording of what follows makes it one of another kind.
    fn begin_kind(&mut self, kind: Option<RemedyKind>) {
        let Some(kind) = kind else { return };
        if self.open.is_some_and(|open| self.out.ways[open].kind != kind) {
            self.end_way();
        }
        self.kind = kind;
    }

    fn has_numbered(&self) -> bool {
        self.open.is_some_and(|open| self.out.ways[open].steps.len() > self.prose)
    }

    fn next_number(&self) -> String {
        let steps = self.open.map_or(0, |open| self.out.ways[open].steps.iter().filter(|step| step.level == 1).count());
        (steps + 1).to_string()
    }
}

/// The part of a paragraph that says what to get.
fn offer(text: &str) -> &str {
    let offers = sentences(text).find(|sentence| kind_of(sentence).is_some());
    offers.unwrap_or(text)
}

/// Whether a heading, lowercase, stands over how to install a fix.
fn is_installation(lower: &str) -> bool {
    lower.contains("install")
        && ["hotfix", "fix", "patch", "update", "instructions"].iter().any(|word| lower.contains(word))
}

/// Whether a paragraph only leads to the list behind it.
fn leads(text: &str) -> bool {
    let lower = text.to_lowercase();
    let announced = ["follow these steps", "the following", "these steps", "the steps", "as follows", "steps below"];
    text.ends_with(':') || announced.iter().any(|words| lower.contains(words))
}

fn first_paragraph(item: &Item) -> Option<String> {
    match item.blocks.first()? {
        Block::Paragraph(text) => Some(flowed(text)),
        _ => None,
    }
}

fn image(file: &str, alt: &str) -> String {
    if alt.is_empty() { format!("[picture: {file}]") } else { format!("[picture: {file}, {alt}]") }
}

/// Whether a text says how to make the problem happen.
fn is_reproduction(text: &str) -> bool {
    let lower = text.to_lowercase();
    (lower.contains("reproduce") && !lower.contains("work around")) || lower.contains("to demonstrate")
}

/// Whether a text is about finding out, not about mending.
fn is_diagnosis(lower: &str) -> bool {
    ["to determine", "to verify whether", "occurs when", "conditions", "causes"].iter().any(|word| lower.contains(word))
}

/// Whether the sentence before a list leaves the choice.
fn offers_choice(lower: &str) -> bool {
    ["one of the following", "either of the following", "any of the following", "following methods", "workarounds"]
        .iter()
        .any(|choice| lower.contains(choice))
}

fn is_or(text: &str) -> bool {
    bare(text).trim_matches(|c: char| !c.is_alphabetic()).eq_ignore_ascii_case("or") && text.len() <= 12
}

/// `Q212978 SMS: Description of Preinst.exe`.
fn is_kb_reference(text: &str) -> bool {
    let digits = text.strip_prefix('Q').map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    (5..=7).contains(&digits)
}
