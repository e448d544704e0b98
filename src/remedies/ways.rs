//! The blocks of a section → ways out and their steps.
//!
//! A way ends where a heading, an "-or-", a list that starts again, or a step of another kind begins the next. In
//! sections that promise a remedy every action is a step; elsewhere only what is announced as a way out.

use super::actions::{
    Action, Voice, actions, announces_remedy, is_action, is_order, is_pointer, is_restriction, prohibitions,
};
use super::commands::commands_in;
use super::cues::{
    first_paragraph, image, is_address, is_caption, is_diagnosis, is_download, is_installation, is_kb_reference,
    is_last_resort, is_or, is_reproduction, is_summary, leads, method, names_source, offers_choice, offers_in,
    paragraph_of,
};
use super::sentences::sentences;
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
    /// The article has no problem to solve: where things are to be had is what it tells.
    is_instruction: bool,
    /// The way that steps go to, in `out.ways`; `None` before the first step of the next way.
    open: Option<usize>,
    /// Heading of the way.
    title: Option<String>,
    /// Level of that heading; 0 above all headings.
    level: u8,
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
            is_instruction,
            open: None,
            title: title.filter(|title| !title.is_empty()),
            level: 0,
            lead: String::new(),
            skipping: is_reproduction(&section.heading),
            prose: 0,
        };
        let before = walk.out.ways.len();
        walk.blocks(&section.blocks);
        if trust == Trust::Promised && walk.out.ways.len() == before {
            walk.statement();
        }
    }

    /// Adds a caution, without the sentence that leads to an article to read about it.
    fn caution(&mut self, text: &str) {
        let text = flowed(text);
        let last = sentences(&text).last().filter(|last| last.ends_with(':') && is_pointer(last));
        let text = text[..text.len() - last.map_or(0, str::len)].trim_end().to_owned();
        if !text.is_empty() && !self.cautions.contains(&text) {
            self.cautions.push(text);
        }
    }
}

impl Walk<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for (at, block) in blocks.iter().enumerate() {
            let rest = &blocks[at + 1..];
            match block {
                Block::Heading { level, text } => {
                    self.level = *level;
                    self.heading(text);
                }
                _ if self.skipping => {}
                Block::Paragraph(text) => self.paragraph(&flowed(text), rest),
                Block::List(items) => self.list(items),
                Block::Literal { text, .. } => self.literal(text),
                Block::Note { blocks, .. } => self.note(blocks),
                Block::Quote(inside) => inside.iter().for_each(|block| block.texts(&mut |text| self.detail(text))),
                Block::Image { file, alt } => self.detail(&image(file, alt)),
                Block::Table(_) => {}
            }
        }
    }

    /// A section that promises a remedy and orders nothing: what it says is all there is to do. A statement first,
    /// then a list, at last whom to ask.
    fn statement(&mut self) {
        self.end_way();
        self.title = None;
        let blocks = &self.section.blocks;
        let paragraphs = || blocks.iter().filter_map(paragraph_of);
        let told = paragraphs().find(|text| role(text) == Role::Text && !is_caption(text));
        let literal = || {
            blocks.iter().find_map(|block| match block {
                Block::Literal { text, .. } if !is_filler(text) => {
                    text.lines().map(flowed).find(|line| !line.is_empty())
                }
                _ => None,
            })
        };
        if let Some(text) = told.or_else(literal) {
            self.begin_kind(kind_of(&text));
            self.prose_step(&text);
            if let ([Block::Literal { text, .. }], Some(step)) = (&blocks[..], self.last_step()) {
                step.commands = vec![text.clone()];
            }
            return;
        }
        if let Some(items) = blocks.iter().find_map(|block| match block {
            Block::List(items) => Some(items),
            _ => None,
        }) {
            return items.iter().enumerate().for_each(|(at, item)| self.item(item, &(at + 1).to_string(), 1));
        }
        // What is ordered may stand in a warning, or behind a confirmation.
        let mut rests: Vec<String> = paragraphs().collect();
        for block in blocks.iter().filter(|block| matches!(block, Block::Note { .. })) {
            block.texts(&mut |text| rests.push(flowed(text)));
        }
        let rest = rests.iter().flat_map(|text| sentences(text)).find(|sentence| is_last_resort(sentence));
        if let Some(text) = rest {
            self.begin_kind(kind_of(text));
            self.prose_step(text);
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

    fn paragraph(&mut self, text: &str, rest: &[Block]) {
        let next = rest.first();
        if is_or(text) {
            return self.end_way();
        }
        for sentence in sentences(text).filter(|sentence| is_restriction(&sentence.to_lowercase())) {
            self.out.caution(sentence);
        }
        if self.trust == Trust::Announced {
            prohibitions(text).iter().for_each(|prohibition| self.out.caution(prohibition));
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
        if leads_list {
            return self.orders_before(text);
        }
        if is_summary(text, self.level, rest) {
            return;
        }
        if !self.believes(text) {
            return self.source(text, next);
        }
        let mut actions = actions(text, self.voice());
        let offers = kind_of(text).is_some_and(|kind| kind != RemedyKind::Workaround)
            && !text.to_lowercase().starts_with("a supported fix");
        if actions.is_empty() && offers && (self.trust == Trust::Promised || self.is_upgrade(text)) {
            return offers_in(text).for_each(|offer| {
                self.begin_kind(kind_of(offer));
                self.prose_step(offer);
            });
        }
        let code = matches!(next, Some(Block::Literal { language, .. }) if !language.is_empty());
        if actions.is_empty() && self.trust == Trust::Instruction && code {
            // In a post the words before a piece of code say what it is good for.
            actions.extend(sentences(text).last().map(|text| Action { text, remark: "" }));
        }
        let Some(first) = actions.first() else {
            self.detail(text);
            return self.source(text, next);
        };
        self.begin_kind(kind_of(first.text).or_else(|| kind_of(text)));
        for Action { text, remark } in actions {
            self.prose_step(text);
            if !remark.is_empty() {
                self.detail(remark);
            }
        }
        self.address(next);
    }

    /// What a paragraph orders before its last sentence leads to the list behind it: `Apply it everywhere. To install
    /// it, use one of the following methods.` Where that one says `To do this`, the list is the order.
    fn orders_before(&mut self, text: &str) {
        let told: Vec<&str> = sentences(text).collect();
        let Some((lead, orders)) = told.split_last() else { return };
        let lead = lead.to_lowercase();
        let is_own = |order: &&&str| is_order(order) && !leads(order) && !announces_remedy(&order.to_lowercase());
        if self.trust == Trust::Promised && lead.starts_with("to ") && !lead.starts_with("to do ") {
            orders.iter().filter(is_own).for_each(|order| self.prose_step(order));
        }
    }

    /// A sentence that says where something is to be had, with the address behind it, is a step of an article that
    /// has no problem to solve.
    fn source(&mut self, text: &str, next: Option<&Block>) {
        let source = sentences(text).last().filter(|sentence| names_source(sentence));
        let Some(source) = source.filter(|_| self.is_instruction && next.is_some_and(is_address)) else { return };
        self.begin_kind(kind_of(source).or(Some(RemedyKind::Howto)));
        self.prose_step(source);
        self.address(next);
    }

    /// An address right behind a step that ends in a colon is what the step sends to.
    fn address(&mut self, next: Option<&Block>) {
        if let (Some(step), Some(Block::Literal { text, .. })) =
            (self.last_step(), next.filter(|next| is_address(next)))
            && step.text.ends_with(':')
            && step.details.is_empty()
        {
            step.commands.extend(text.lines().map(|line| line.trim().to_owned()));
        }
    }

    fn voice(&self) -> Voice {
        if self.trust == Trust::Instruction { Voice::Post } else { Voice::Article }
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
                promised && !actions(text, Voice::Article).is_empty() || self.is_upgrade(text)
            }
            Trust::Instruction => true,
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
        let acts = |item: &&Item| first_paragraph(item).is_some_and(|text| method(&text).is_some() || is_action(&text));
        let acts = items.iter().filter(acts).count();
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
        let text = match method(&text) {
            Some((label, rest)) if self.open.is_none() => {
                self.title = Some(label.to_owned());
                rest.to_owned()
            }
            _ => text,
        };
        if text.is_empty() || role(&text) == Role::Caution {
            self.out.caution(&text);
        } else {
            let commands = commands_in(&text);
            let details = picture.iter().map(|picture| format!("![{picture}")).collect();
            self.push(Step { number: number.to_owned(), level, text, commands, details });
            self.address(blocks.peek().copied());
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
        let downloads: Vec<&str> = bare_text.lines().map(str::trim).filter(|line| is_download(line)).collect();
        if !downloads.is_empty() {
            return downloads.into_iter().for_each(|download| self.download(download));
        }
        if self.trust == Trust::Promised && self.open.is_none() && self.title.as_deref() == Some(&self.lead) {
            // Code right below the heading of a way is all there is to do.
            return self.push(Step {
                number: "1".to_owned(),
                level: 1,
                text: flowed(text),
                commands: vec![text.trim_end().to_owned()],
                details: Vec::new(),
            });
        }
        if let Some(step) = self.last_step()
            && !step.commands.iter().any(|command| command == bare_text)
        {
            step.commands.push(text.trim_end().to_owned());
        }
    }

    /// A link that was a button; that of a step which names the file already is none of its own.
    fn download(&mut self, link: &str) {
        let file = link.split_whitespace().nth(1).unwrap_or_default().to_lowercase();
        if !self.steps().iter().any(|step| step.text.to_lowercase().contains(&file)) {
            self.begin_kind(Some(RemedyKind::Hotfix));
            self.prose_step(link);
        } else if let Some(way) = self.open.and_then(|open| self.out.ways.get_mut(open)) {
            way.kind = RemedyKind::Hotfix;
        }
    }

    /// A note is a caution, but for what it orders in the middle of steps.
    fn note(&mut self, blocks: &[Block]) {
        let level = self.steps().last().map_or(1, |step| step.level);
        for block in blocks {
            block.texts(&mut |text| {
                let text = flowed(text);
                // A note on where to read about the registry may ask for a backup.
                if role(&text) == Role::Pointer && !text.contains("backup") {
                    return;
                }
                if self.open.is_some() && is_order(&text) {
                    let commands = commands_in(&text);
                    let level = level.saturating_add(1);
                    self.push(Step { number: String::new(), level, text, commands, details: Vec::new() });
                } else {
                    self.out.caution(&text);
                    self.lead = text;
                }
            });
        }
    }

    fn detail(&mut self, text: &str) {
        if let Some(step) = self.last_step() {
            step.details.push(flowed(text));
        }
    }

    fn steps(&self) -> &[Step] {
        self.open.map_or(&[], |open| &self.out.ways[open].steps)
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
