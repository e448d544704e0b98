//! How fast each arrow of `docs/architecture.md` is, on the bundled corpus and its own queries.
//!
//! ```sh
//! cargo bench --bench speed               # all
//! cargo bench --bench speed -- ask::rank  # one
//! ```
//!
//! A row does its work for all articles, or all queries, of the corpus; the second line of a row is its throughput.

#[path = "speed/ask.rs"]
mod ask;
#[path = "speed/build.rs"]
mod build;
#[path = "speed/material.rs"]
mod material;

fn main() {
    divan::main();
}
