//! Paste what broke; get the article that explains it, the steps, and the hotfix files that fix it. Offline.
//!
//! A knowledge base is a folder of files. Each becomes a [`formats::Source`] (its bytes), then an
//! [`article::Article`] (its sections, lists, tables and literal text), whatever spelling it came in. What a reader
//! would see go wrong is read out of it as [`article::Symptoms`], what to do about it as [`remedies::Remedies`] and
//! [`remedies::HotfixFile`]s. An [`index::Index`] keeps the articles whole, so that asking needs no corpus.
//!
//! A paste becomes a [`signature::Signature`]: its [`logs::Record`]s, without what the log put before each, and its
//! [`clues::Clue`]s, the exact tokens in it. The index gives candidates, [`rank`] orders them by a table of features,
//! and an [`answer::Answer`] says which article it is, how sure that is, why, and what to do. A [`render::Renderer`]
//! shows it to people or to programs.
//!
//! Both rows meet in [`clues::extract`], so whatever normalises a log line normalises the article that quotes it. They
//! stand in [`pipeline`], one function each:
//!
//! ```
//! use fixdex::answer::{Detail, Verdict};
//! use fixdex::pipeline::{self, Asking};
//!
//! # fn main() -> fixdex::Result<()> {
//! let index = pipeline::bundled()?;
//! let paste = "Cannot update the package server <site server NAL path> for package P0100042, error = 8";
//! let answer = pipeline::ask(&index, paste, &Asking::new(5, Detail::Telling))?;
//!
//! assert_ne!(answer.verdict, Verdict::None);
//! for hit in &answer.hits {
//!     println!("{:.0} %  {}  {}", hit.confidence * 100.0, hit.article, hit.title);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Nothing but [`corpus`], [`index`], [`evaluate`] and [`pipeline`] can fail: the other modules take any input and
//! return values and notices. `docs/architecture.md` has the map, `docs/adding.md` says where to add what.

pub mod answer;
pub mod article;
pub mod charset;
pub mod clues;
pub mod corpus;
mod error;
pub mod evaluate;
pub mod extract;
pub mod formats;
pub mod index;
pub mod inventory;
pub mod logs;
pub mod pipeline;
pub mod rank;
pub mod remedies;
pub mod render;
pub mod signature;
pub mod standing;
pub mod template;

pub use error::{Error, ErrorKind, Result};
