//! fixdex: paste what broke; get what fixes it, with no network.

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
pub mod logs;
pub mod pipeline;
pub mod rank;
pub mod remedies;
pub mod render;
pub mod signature;
pub mod template;

pub use error::{Error, ErrorKind, Result};
