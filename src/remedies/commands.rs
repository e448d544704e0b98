//! What of a step is to be copied verbatim: commands, queries, registry paths.

/// The commands in the running text of a step: code spans, emphasised words that are a query or a path of the
/// registry, and what is called a command and has a switch. Curly quotation marks, which no program takes, become
/// straight ones.
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
    for command in called_commands(text) {
        if !commands.iter().any(|known| known.contains(command)) {
            commands.push(command.to_owned());
        }
    }
    commands
}

/// What stands between "the" and "command" and has a switch: `run the net stop /y command`.
fn called_commands(text: &str) -> impl Iterator<Item = &str> {
    const MOST_WORDS: usize = 6;
    const PROSE: &[&str] = &["a", "in", "on", "or", "to", "of", "with", "from", "command"];
    text.match_indices(" command").filter_map(|(end, word)| {
        let ends = !text[end + word.len()..].starts_with(char::is_alphanumeric);
        let article = ["the ", "The "].iter().filter_map(|the| text[..end].rfind(the)).max().filter(|_| ends)?;
        let called = &text[article + "the ".len()..end];
        let mut words = called.split(' ');
        let begins = words.next()?.starts_with(char::is_alphabetic);
        let has_switch = words.clone().any(|word| word.len() > 1 && word.starts_with(['/', '-']));
        let is_prose = called.contains(['(', '`', '*']) || words.clone().any(|word| PROSE.contains(&word));
        (begins && has_switch && !is_prose && words.count() < MOST_WORDS).then_some(called)
    })
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

    #[test]
    fn what_is_called_a_command_and_has_a_switch_is_one() {
        let text = "The sweep /? command helps. Run the sweep /all command from a command prompt, the **sweep** command, or the `sweep /old <X>` command.";
        assert_eq!(commands_in(text), ["sweep /old <X>", "sweep /?", "sweep /all"]);
        assert_eq!(commands_in("At the prompt, run the command. Use the /s command-line switch."), [""; 0]);
    }
}
