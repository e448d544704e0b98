//! Any first line as a message of an article, aligned with the text behind it.
#![no_main]

use fixdex::template::Template;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let (message, paste) = text.split_once('\n').unwrap_or((text, text));
    if let Some(alignment) = Template::of(message).align(paste) {
        assert!(paste.get(alignment.span).is_some());
    }
});
