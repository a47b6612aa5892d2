//! The keys of `#[api(...)]`: their names, the places where each is valid, and their form.

use crate::items::Form;

/// The place of an attribute list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Target {
    Enum,
    /// A struct is a catalog with one entry: it takes the keys of an enum and of a variant.
    Struct,
    Variant,
    Field,
    FieldOfStruct,
}

impl Target {
    pub(crate) fn described(self) -> &'static str {
        match self {
            Target::Enum => "an enum",
            Target::Struct => "a struct",
            Target::Variant => "a variant",
            Target::Field | Target::FieldOfStruct => "a field",
        }
    }
}

/// A key of `#[api(...)]`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) places: &'static [Target],
    pub(crate) form: Form,
    /// The form of the key, for messages.
    pub(crate) sample: &'static str,
}

const ENUM: &[Target] = &[Target::Enum, Target::Struct];
const ENTRY: &[Target] = &[Target::Variant, Target::Struct];
const ENUM_AND_ENTRY: &[Target] = &[Target::Enum, Target::Variant, Target::Struct];
pub(crate) const FIELD: &[Target] = &[Target::Field, Target::FieldOfStruct];

pub(crate) static KEYS: &[Key] = &[
    Key { name: "section", places: ENUM, form: Form::Value, sample: "section = \"Users\"" },
    Key { name: "status", places: ENUM_AND_ENTRY, form: Form::Value, sample: "status = 404" },
    Key { name: "code_style", places: ENUM, form: Form::Value, sample: "code_style = \"snake_case\"" },
    Key { name: "prefix", places: ENUM, form: Form::Value, sample: "prefix = \"user:\"" },
    Key {
        name: "docs",
        places: ENUM_AND_ENTRY,
        form: Form::Value,
        sample: "docs = \"https://docs.example.com/errors#<code>\"",
    },
    Key { name: "envelope", places: ENUM, form: Form::Type, sample: "envelope = error_catalog::envelope::Problem" },
    Key { name: "meta_case", places: ENUM, form: Form::Value, sample: "meta_case = \"camelCase\"" },
    Key { name: "challenge", places: ENUM_AND_ENTRY, form: Form::Value, sample: "challenge = \"Bearer\"" },
    Key { name: "domain", places: ENUM, form: Form::Value, sample: "domain = \"users.example.com\"" },
    Key { name: "retry", places: ENUM_AND_ENTRY, form: Form::Value, sample: "retry = \"backoff\"" },
    Key { name: "labels", places: ENUM_AND_ENTRY, form: Form::List, sample: "labels(team = \"identity\")" },
    Key { name: "level", places: ENUM_AND_ENTRY, form: Form::Value, sample: "level = \"info\"" },
    Key { name: "retired", places: ENUM, form: Form::List, sample: "retired(\"old_code\")" },
    Key { name: "require", places: ENUM, form: Form::List, sample: "require(description, long)" },
    Key { name: "allow", places: ENUM_AND_ENTRY, form: Form::List, sample: "allow(duplicate_code)" },
    Key { name: "display", places: ENUM, form: Form::Value, sample: "display = false" },
    Key { name: "crate", places: ENUM, form: Form::Value, sample: "crate = my_crate::error_catalog" },
    Key { name: "serialize", places: ENUM, form: Form::Flag, sample: "serialize" },
    Key { name: "decode", places: ENUM, form: Form::Flag, sample: "decode" },
    Key { name: "code", places: ENTRY, form: Form::Value, sample: "code = \"resource_not_found\"" },
    Key { name: "message", places: ENTRY, form: Form::Value, sample: "message = \"not found\"" },
    Key { name: "long", places: ENTRY, form: Form::Value, sample: "long = \"No user was found with id <user_id>\"" },
    Key { name: "hint", places: ENTRY, form: Form::Value, sample: "hint = \"obtain a new token first\"" },
    Key {
        name: "meta",
        places: &[Target::Variant, Target::Struct],
        form: Form::List,
        sample: "meta(user_id, param_name = \"email\")",
    },
    Key { name: "pointer", places: ENTRY, form: Form::Value, sample: "pointer = \"/email\"" },
    Key { name: "parameter", places: ENTRY, form: Form::Value, sample: "parameter = \"limit\"" },
    Key { name: "args", places: ENTRY, form: Form::List, sample: "args(total = items.len())" },
    Key { name: "retry_after", places: ENTRY, form: Form::Value, sample: "retry_after = 30" },
    Key { name: "status_from", places: ENTRY, form: Form::List, sample: "status_from(upstream, 503)" },
    Key { name: "grpc", places: ENTRY, form: Form::Value, sample: "grpc = ABORTED" },
    Key { name: "headers", places: ENTRY, form: Form::List, sample: "headers(allow = \"GET, HEAD\")" },
    Key { name: "transparent", places: ENTRY, form: Form::Flag, sample: "transparent" },
    Key { name: "fallback", places: ENTRY, form: Form::Flag, sample: "fallback" },
    Key { name: "hidden", places: ENTRY, form: Form::Flag, sample: "hidden" },
    Key { name: "meta", places: FIELD, form: Form::FlagOrValue, sample: "meta = \"key\"" },
    Key { name: "pointer", places: FIELD, form: Form::Flag, sample: "pointer" },
    Key { name: "parameter", places: FIELD, form: Form::Flag, sample: "parameter" },
    Key { name: "source", places: FIELD, form: Form::Flag, sample: "source" },
    Key { name: "from", places: FIELD, form: Form::FlagOrList, sample: "from(std::io::Error)" },
    Key { name: "secret", places: FIELD, form: Form::Flag, sample: "secret" },
];

impl Key {
    pub(crate) fn at(name: &str, place: Target) -> Option<&'static Key> {
        KEYS.iter().find(|key| key.name == name && key.places.contains(&place))
    }

    pub(crate) fn is_at(&self, place: Target) -> bool {
        self.places.contains(&place)
    }
}
