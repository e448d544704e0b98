//! What the words right before a number say about it: `Event ID: 5711`, `Msg 2627`, `error = 8`.
//!
//! Looks back over a few tokens, past words that only lead up to the number ("code", "number", "is"),
//! and stops at the first word that says nothing. Knows no kinds of clue.

use super::tokens::Tokens;

/// The telling words before a number, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context(u32);

macro_rules! roles {
    ($($name:ident = $place:literal: $($word:literal)|+;)+) => {
        impl Context {
            $(pub const $name: Context = Context(1 << $place);)+

            /// What one word tells; `None` if it tells nothing.
            fn of_word(word: &str) -> Option<Context> {
                let mut lower = [0u8; 16];
                let lower = lower.get_mut(..word.len())?;
                lower.copy_from_slice(word.as_bytes());
                lower.make_ascii_lowercase();
                match std::str::from_utf8(lower).ok()? {
                    $($($word)|+ => Some(Context::$name),)+
                    _ => None,
                }
            }
        }
    };
}

roles! {
    LEADING = 0: "code" | "codes" | "number" | "no" | "is" | "was" | "the" | "a" | "an" | "value" | "num"
        | "nr" | "following" | "with" | "and" | "or" | "server" | "has" | "result" | "details" | "ids" | "internal" | "fatal";
    ERROR = 1: "error" | "errors" | "err" | "errno" | "errorcode" | "error_code" | "dwerror" | "fehler" | "eror" | "failure"
        | "failed" | "lasterror" | "eventcode";
    RETURN = 2: "return" | "returned" | "returns" | "rc" | "retcode" | "primary_rc" | "secondary_rc" | "exit" | "exited"
        | "reason";
    HRESULT = 3: "hresult" | "hr" | "scode" | "ntstatus" | "lresult";
    WIN32 = 4: "win32" | "system" | "getlasterror" | "os" | "windows" | "net" | "winsock" | "api" | "network" | "dos";
    EVENT = 5: "event" | "events" | "eventid" | "event-id";
    ID = 6: "id";
    STATUS = 7: "status" | "statmsg" | "statusmessage";
    MESSAGE = 8: "message" | "messages" | "messageid";
    MSG = 9: "msg";
    STOP = 10: "stop" | "bugcheck" | "bugcode" | "blue" | "screen";
    SQL = 11: "sql" | "sqlserver" | "db-library" | "dblib" | "native" | "nativeerror" | "oracle" | "sqlcode" | "transact-sql";
    RUN_TIME = 12: "run-time" | "runtime" | "vb" | "trappable" | "jet" | "dao";
    EXCEPTION = 13: "exception" | "trap" | "fault";
    STATE = 14: "sqlstate" | "odbc" | "state";
    BUILD = 15: "build" | "version" | "ver" | "release" | "pack" | "sp" | "revision" | "level";
    ARTICLE = 16: "article" | "articles" | "kb" | "q" | "knowledge" | "base";
    HTTP = 17: "http" | "http-status";
    ADDRESS = 18: "at" | "address" | "memory" | "offset" | "eip" | "by" | "esp";
    HARDWARE = 19: "irq" | "port" | "dma" | "i" | "line" | "row" | "page" | "column";
}

impl Context {
    /// The telling words before the token at `at`.
    pub fn before(tokens: &Tokens<'_>, at: usize) -> Context {
        let mut context = Context::default();
        for back in (at.saturating_sub(5)..at).rev() {
            if !leads_up(tokens.gap_before(back + 1)) {
                break;
            }
            let Some(role) = Context::of_word(tokens.word(back)) else { break };
            context = Context(context.0 | role.0);
        }
        context
    }

    /// Whether any word of `other` was there.
    pub fn has(self, other: Context) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    pub const fn or(self, other: Context) -> Context {
        Context(self.0 | other.0)
    }
}

/// Whether what stands between two tokens lets the first speak of the second.
pub(super) fn leads_up(gap: &str) -> bool {
    const FARTHEST: usize = 32;
    let mut lines = 0;
    gap.len() <= FARTHEST
        && gap.chars().all(|between| match between {
            '\n' => {
                lines += 1;
                lines < 2
            }
            ':' | '=' | '#' | '(' | '[' | '\'' | '"' | '<' | '-' | '>' | '`' | '*' | '\u{2018}'..='\u{201f}' => true,
            other => other.is_whitespace(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_words_tell_what_a_number_is() {
        for (text, wanted) in [
            ("Event ID: 5", Context::EVENT),
            ("error = 5", Context::ERROR),
            ("failed with error code 5", Context::ERROR),
            ("Run-time error '5'", Context::RUN_TIME),
            ("Win32 Error = 5", Context::WIN32),
        ] {
            let tokens = Tokens::of(text);
            assert!(Context::before(&tokens, tokens.len() - 1).has(wanted), "{text}");
        }
    }

    #[test]
    fn a_word_that_tells_nothing_ends_the_look_back() {
        for text in ["error in chapter 5", "errors. 5", "error, 5", "event\n\n5"] {
            let tokens = Tokens::of(text);
            assert_eq!(Context::before(&tokens, tokens.len() - 1), Context::default(), "{text}");
        }
    }
}
