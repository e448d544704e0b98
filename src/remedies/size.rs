//! The size of a file, bare in JSON (`231312`, `"138KB"`) and tagged where it is stored: the stored form does not
//! describe itself, so it cannot be told apart by its type.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A size in bytes, or as printed where it was rounded (`138KB`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Size {
    Bytes(u64),
    Printed(String),
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Bare {
    Bytes(u64),
    Printed(String),
}

#[derive(Serialize, Deserialize)]
enum Tagged {
    Bytes(u64),
    Printed(String),
}

impl Serialize for Size {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let bare = serializer.is_human_readable();
        match self.clone() {
            Size::Bytes(bytes) if bare => Bare::Bytes(bytes).serialize(serializer),
            Size::Printed(printed) if bare => Bare::Printed(printed).serialize(serializer),
            Size::Bytes(bytes) => Tagged::Bytes(bytes).serialize(serializer),
            Size::Printed(printed) => Tagged::Printed(printed).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Size {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Size, D::Error> {
        if deserializer.is_human_readable() {
            return Ok(match Bare::deserialize(deserializer)? {
                Bare::Bytes(bytes) => Size::Bytes(bytes),
                Bare::Printed(printed) => Size::Printed(printed),
            });
        }
        Ok(match Tagged::deserialize(deserializer)? {
            Tagged::Bytes(bytes) => Size::Bytes(bytes),
            Tagged::Printed(printed) => Size::Printed(printed),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_survives_being_stored_and_is_bare_in_json() {
        for (size, json) in [(Size::Bytes(231_312), "231312"), (Size::Printed("138KB".to_owned()), "\"138KB\"")] {
            let stored = postcard::to_stdvec(&size).unwrap();
            assert_eq!(postcard::from_bytes::<Size>(&stored).unwrap(), size);
            assert_eq!(serde_json::to_string(&size).unwrap(), json);
            assert_eq!(serde_json::from_str::<Size>(json).unwrap(), size);
        }
    }
}
