//! Dates and times at the start of a line, in the spellings that logs have.
//!
//! `2015-07-29 19:23:53,488`, `10/14/98 11:02:10 PM`, `[Mon Dec 05 07:43:16 2005]`, `<08-02-1999 11:43:17>`,
//! `Jul 25 23:24:09`, `081111 065220`.

/// The date and time that `line` begins with, brackets and all, and what follows it.
pub fn split(line: &str) -> Option<(&str, &str)> {
    let mut end = 0;
    let (mut dated, mut timed, mut named) = (false, false, false);
    for word in line.split_inclusive([' ', '\t']) {
        let bare = word.trim_matches(|letter: char| letter.is_whitespace() || "[]<>(),".contains(letter));
        let digits = !bare.is_empty() && bare.bytes().all(|digit| digit.is_ascii_digit());
        let fits = match bare {
            "" | "-" => end == 0 || dated || timed,
            "AM" | "PM" | "am" | "pm" | "Z" | "UTC" | "GMT" => timed,
            _ if is_name(bare) => {
                named = true;
                !timed
            }
            _ if digits && named && bare.len() <= 4 => !timed || bare.len() == 4,
            _ if digits && bare.len() == 6 => !timed,
            _ => is_stamp(bare, &mut dated, &mut timed),
        };
        if !fits {
            break;
        }
        dated |= named || digits && bare.len() == 6;
        timed |= digits && bare.len() == 6 && end > 0;
        end += word.len();
        // `<08-02-1999 11:43:17>Setup` has no space after the stamp.
        if word.trim_end().ends_with([']', '>']) && timed {
            break;
        }
    }
    if !timed {
        return glued(line);
    }
    let (stamp, rest) = line.split_at_checked(end)?;
    Some((stamp.trim(), rest.trim_start_matches(|letter: char| letter.is_whitespace())))
}

/// A bracketed stamp with the message right behind its bracket.
fn glued(line: &str) -> Option<(&str, &str)> {
    let close = match line.as_bytes().first()? {
        b'[' => ']',
        b'<' => '>',
        _ => return None,
    };
    let (inner, rest) = line[1..].split_once(close)?;
    split(inner).filter(|(_, left)| left.is_empty()).map(|(stamp, _)| (stamp, rest.trim_start()))
}

fn is_name(word: &str) -> bool {
    const NAMES: &[&str] = &[
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Mon", "Tue", "Wed", "Thu",
        "Fri", "Sat", "Sun",
    ];
    NAMES.contains(&word)
}

/// Whether the word is a date, a time, or both joined by a `T`.
fn is_stamp(word: &str, dated: &mut bool, timed: &mut bool) -> bool {
    if let Some((date, time)) = word.split_once('T') {
        return is_stamp(date, dated, timed) && is_stamp(time, dated, timed);
    }
    let starts = word.as_bytes().first().is_some_and(u8::is_ascii_digit);
    let marks = |mark: u8| word.bytes().filter(|&byte| byte == mark).count();
    let spelled = |extra: &str| word.chars().all(|letter| letter.is_ascii_digit() || extra.contains(letter));
    let time = starts && spelled(":.,+-Z") && (1..=3).contains(&marks(b':')) && word.len() >= 4;
    let date = starts
        && !time
        && (marks(b'/') >= 1 && spelled("/")
            || (marks(b'-') == 2 || marks(b'-') == 1 && word.len() == 5) && spelled("-")
            || marks(b'.') == 2 && spelled("."));
    *dated |= date;
    *timed |= time;
    time || date && word.len() <= 10 && word.len() >= 4
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_stamp_ends_where_the_message_begins() {
        for (line, rest) in [
            ("2015-07-29 19:23:53,488 - INFO x", "INFO x"),
            ("10/14/98 11:02:10 PM MSExchangeDS up", "MSExchangeDS up"),
            ("[Mon Dec 05 07:43:16 2005] [error] x", "[error] x"),
            ("<08-02-1999 11:43:17> Setup cannot", "Setup cannot"),
            ("<11-08-2000 02:16:37>FAILED Sql", "FAILED Sql"),
            ("Jul 25 23:24:09 combo x", "combo x"),
            ("081111 065220 26 INFO x", "26 INFO x"),
            ("09/18 21:07:44 [LOGON] x", "[LOGON] x"),
            ("03-17 16:13:47.713  2227 I x", "2227 I x"),
            ("2020-01-02T03:04:05.678Z x", "x"),
        ] {
            assert_eq!(split(line).map(|(_, rest)| rest), Some(rest), "{line}");
        }
    }

    #[test]
    fn text_is_no_stamp() {
        for line in ["error 5", "3 files", "Mon ami", "12/5 cup", "", "May I help", "<package ID> x"] {
            assert_eq!(split(line), None, "{line}");
        }
    }
}
