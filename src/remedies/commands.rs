//! What of a step is to be copied verbatim: commands, queries, registry paths.

/// The commands in the running text of a step: code spans, and emphasised words that are a query or a path of the
/// registry. Curly quotation marks, which no program takes, become straight ones.
pub fn commands_in(text: &str) -> Vec<String> {
    let mut commands = Vec::new();
    for mark in ["`", "**"] {
        for span in text.split(mark).skip(1).step_by(2) {
            let command = straightened(span.trim());
            if (is_query(&command) || is_registry(&command) || (mark == "`" && command.contains(' ')))
                && !commands.contains(&command)
            {
                commands.push(command);
            }
        }
    }
    commands
}

/// The text with straight quotation marks.
pub fn straightened(text: &str) -> String {
    text.replace(['\u{2018}', '\u{2019}'], "'").replace(['\u{201c}', '\u{201d}'], "\"")
}

fn is_query(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default().to_ascii_uppercase();
    matches!(word.as_str(), "SELECT" | "DELETE" | "UPDATE" | "INSERT" | "EXEC" | "DROP" | "ALTER")
        && text.split_whitespace().nth(2).is_some()
}

fn is_registry(text: &str) -> bool {
    ["HKEY_", "HKLM\\", "HKCU\\", "HKCR\\"].iter().any(|root| text.starts_with(root))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_and_code_are_commands_and_emphasis_is_not() {
        let text = "Run **DELETE FROM Jobs WHERE ID=\u{2019}<ID>\u{2019}** then `net stop spooler`, **now**, `x`.";
        assert_eq!(commands_in(text), ["net stop spooler", "DELETE FROM Jobs WHERE ID='<ID>'"]);
    }
}
