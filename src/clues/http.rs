//! HTTP states: kind `http`, key `404`, `500.19`.
//!
//! `http error 404`, `HTTP/1.0 403 Access Forbidden`, `HTTP 500.19`, `HTTP/1.1 500`.

use super::{Clue, ClueExtractor, Context, Shape, Tokens};

/// Finds HTTP states.
pub struct HttpStatuses;

impl ClueExtractor for HttpStatuses {
    fn shapes(&self) -> Shape {
        Shape::DIGIT
    }

    fn extract(&self, tokens: &Tokens<'_>, at: usize, found: &mut Vec<Clue>) {
        let word = tokens.word(at);
        if is_http_state(word)
            && tokens.stands_alone(at)
            && (spoken_of(Context::before(tokens, at)) || after_protocol(tokens, at))
        {
            found.push(Clue::certain(tokens, tokens.span(at), "http", word.to_owned()));
        }
    }
}

fn spoken_of(context: Context) -> bool {
    context.has(Context::HTTP) && !context.has(Context::HARDWARE)
}

fn is_http_state(word: &str) -> bool {
    let (state, detail) = word.split_once('.').unwrap_or((word, "0"));
    state.len() == 3
        && matches!(state.as_bytes()[0], b'1'..=b'5')
        && detail.len() <= 3
        && state.bytes().chain(detail.bytes()).all(|digit| digit.is_ascii_digit())
}

fn after_protocol(tokens: &Tokens<'_>, at: usize) -> bool {
    at > 1 && tokens.word(at - 2).eq_ignore_ascii_case("http") && tokens.gap_before(at - 1) == "/"
}

#[cfg(test)]
mod tests {
    use super::super::extract;

    #[test]
    fn an_http_state_follows_the_protocol() {
        for (text, key) in
            [("http/1.0  403 acces forbiden", "403"), ("http error 404", "404"), ("HTTP 500.19", "500.19")]
        {
            assert!(extract(text).iter().any(|clue| clue.kind == "http" && clue.key == key), "{text}");
        }
        assert!(extract("listens on http port 404, 200 of them").iter().all(|clue| clue.kind != "http"));
    }
}
