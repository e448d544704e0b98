//! `fixdex show`: one article, whole.

use crate::args::Global;
use crate::exit::Exit;
use crate::output::Output;
use crate::selection;
use fixdex::Result;
use fixdex::answer::LinkedReference;
use fixdex::article::{Article, ArticleId, Reference};
use fixdex::index::Index;
use fixdex::pipeline;
use fixdex::remedies::Remedies;
use fixdex::render::WholeArticle;

/// Print one article whole: its sections, steps and tables
#[derive(Clone, Debug, clap::Args)]
pub struct Args {
    /// Its id in any spelling: Q319207, KB319207, 319207, or the id of a post
    #[arg(value_name = "ID")]
    id: String,

    /// Show what the articles say to do that an upgrade or hotfix sends to, at most three
    #[arg(long)]
    follow: bool,
}

impl Args {
    pub fn run(self, global: &Global, output: &Output) -> Result<Exit> {
        let index = selection::opened(global, output)?;
        let id = ArticleId::parse(&self.id);
        let Some(article) = index.article(&id)? else {
            output.note(&format!("no article {id} in this index"));
            for (near, title) in index.nearest(&self.id, 5)? {
                output.note(&format!("  near: {near}  {title}"));
            }
            return Ok(Exit::Nothing);
        };
        let references = linked(&article, &index)?;
        let follow = || pipeline::followed(&index, &article, &Remedies::of(&article).ways);
        let followed = self.follow.then(follow).transpose()?;
        output.show(&WholeArticle { article: &article, references: &references, followed: followed.as_deref() })?;
        Ok(Exit::Matched)
    }
}

fn linked(article: &Article, index: &Index) -> Result<Vec<LinkedReference>> {
    let link = |reference: &Reference| -> Result<LinkedReference> {
        let id = ArticleId::parse(&reference.target);
        let found = index.article(&id)?;
        let indexed = found.is_some();
        let title = found.map_or_else(|| reference.title.clone(), |article| article.title);
        Ok(LinkedReference { article: id.as_str().to_owned(), title, indexed })
    };
    article.references.iter().map(link).collect()
}
