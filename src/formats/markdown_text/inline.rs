//! What stands inside a line of Markdown: images, links, and the directives of site generators.
//!
//! ```text
//! :::image type="content" source="media/x.png" alt-text="A dialog.":::   {{< figure src="x.png" >}}
//! ```

use crate::article::{Block, Reference};

/// The text with directives turned into Markdown, or dropped where they say nothing to a reader.
pub fn without_directives(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if !line.contains(":::")
            && !line.contains("{%")
            && !line.contains("{{")
            && !line.contains(['\u{a0}', '\0', '\u{c}', '\r'])
        {
            clean.push_str(line);
            continue;
        }
        let line = line.replace('\u{a0}', " ").replace(['\0', '\u{c}', '\r'], "");
        let bare = line.trim();
        let margin = &line[..line.len() - line.trim_start().len()];
        if let Some(picture) = directive(bare, ":::image", ":::", "source", "alt-text")
            .or_else(|| directive(bare, "{{< figure", ">}}", "src", "alt"))
            .or_else(|| directive(bare, "{{<figure", ">}}", "src", "alt"))
        {
            clean.push_str(margin);
            clean.push_str(&picture);
            clean.push('\n');
        } else if bare.starts_with("{% highlight") || bare.starts_with("{% endhighlight") {
            clean.push_str("```\n");
        } else if !bare.starts_with(":::") && !bare.starts_with("{%") {
            clean.push_str(&line);
        }
    }
    clean
}

/// The Markdown of a picture directive, with what stands behind it on the line.
fn directive(line: &str, opens: &str, closes: &str, file: &str, alt: &str) -> Option<String> {
    let inner = line.strip_prefix(opens)?;
    let (inner, rest) = inner.split_once(closes)?;
    let file = value(inner, file)?;
    Some(format!("![{}]({}){rest}", value(inner, alt).unwrap_or_default(), file.replace(' ', "%20")))
}

fn value<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!("{name}=\""))?;
    rest.split('"').next()
}

/// The pictures of a paragraph that holds nothing else.
pub fn pictures(text: &str) -> Option<Vec<Block>> {
    let mut pictures = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let linked = rest.strip_prefix("[!").map(|_| &rest[1..]);
        let (alt, after) = linked.unwrap_or(rest).strip_prefix("![")?.split_once("](")?;
        let (file, after) = after.split_once(')')?;
        let after = match linked {
            Some(_) => after.trim_start().strip_prefix("](")?.split_once(')')?.1,
            None => after,
        };
        let file = file.split_whitespace().next().unwrap_or_default().to_owned();
        pictures.push(Block::Image { file, alt: alt.trim().to_owned() });
        rest = after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '.' | '\\'));
    }
    (!pictures.is_empty()).then_some(pictures)
}

/// Longest target of a link that is taken for one, in bytes.
const LONGEST_TARGET: usize = 2048;

/// Adds the links of a text; pictures are no references.
pub fn links(text: &str, found: &mut Vec<Reference>) {
    let mut from = 0;
    for at in memchr::memmem::find_iter(text.as_bytes(), "](") {
        let label = text[from..at].rfind('[').map(|open| from + open);
        let target = &text[at + 2..];
        let end = target.bytes().take(LONGEST_TARGET).position(|byte| matches!(byte, b')' | b']' | b'\n'));
        from = at + 2;
        let (Some(label), Some(end)) = (label, end) else { continue };
        if text[..label].ends_with('!') || !target[end..].starts_with(')') {
            continue;
        }
        let target = target[..end].split_whitespace().next().unwrap_or_default();
        if !target.is_empty() && !target.starts_with('#') {
            let title = text[label + 1..at].trim().to_owned();
            found.push(Reference { target: target.to_owned(), title });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directives_become_pictures_or_nothing() {
        let text = "a\n   :::image type=\"content\" source=\"m/x y.png\" alt-text=\"A dialog.\":::\n:::row:::\n{{< figure src=\"z.png\" >}}\n";
        assert_eq!(without_directives(text), "a\n   ![A dialog.](m/x%20y.png)\n![](z.png)\n");
    }

    #[test]
    fn a_paragraph_of_pictures_is_told_from_text_with_one() {
        let picture = |file: &str, alt: &str| Block::Image { file: file.to_owned(), alt: alt.to_owned() };
        assert_eq!(
            pictures("[![a](x.png)](big.png) ![](y.png)"),
            Some(vec![picture("x.png", "a"), picture("y.png", "")])
        );
        assert_eq!(pictures("Click ![a](x.png)"), None);
    }

    #[test]
    fn links_are_references_but_pictures_are_not() {
        let mut found = Vec::new();
        links("see [the **page**](https://example.com \"t\"), ![x](y.png) and [up](#top)", &mut found);
        let expected = Reference { target: "https://example.com".to_owned(), title: "the **page**".to_owned() };
        assert_eq!(found, [expected]);
    }
}
