//! The keys of `#[api(...)]`: their names, the places where each is valid, and their form. Attribute lists are checked
//! here, so that later stages see only known, well-placed, unique keys.

use proc_macro2::Span;
use syn::{Attribute, Meta, spanned::Spanned};

use crate::{
    diag::{Diag, Errors, nearest},
    items::{Form, Grammar, Items, key_name, shown},
};

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
    fn described(self) -> &'static str {
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
const FIELD: &[Target] = &[Target::Field, Target::FieldOfStruct];

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
    Key { name: "retired", places: ENUM, form: Form::List, sample: "retired(\"old_code\")" },
    Key { name: "require", places: ENUM, form: Form::List, sample: "require(description, long)" },
    Key { name: "allow", places: ENUM_AND_ENTRY, form: Form::List, sample: "allow(duplicate_code)" },
    Key { name: "display", places: ENUM, form: Form::Value, sample: "display = false" },
    Key { name: "crate", places: ENUM, form: Form::Value, sample: "crate = my_crate::error_catalog" },
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
    Key { name: "args", places: ENTRY, form: Form::List, sample: "args(total = items.len())" },
    Key { name: "retry_after", places: ENTRY, form: Form::Value, sample: "retry_after = 30" },
    Key { name: "status_from", places: ENTRY, form: Form::List, sample: "status_from(upstream, 503)" },
    Key { name: "headers", places: ENTRY, form: Form::List, sample: "headers(allow = \"GET, HEAD\")" },
    Key { name: "transparent", places: ENTRY, form: Form::Flag, sample: "transparent" },
    Key { name: "hidden", places: ENTRY, form: Form::Flag, sample: "hidden" },
    Key { name: "meta", places: FIELD, form: Form::FlagOrValue, sample: "meta = \"key\"" },
    Key { name: "pointer", places: FIELD, form: Form::Flag, sample: "pointer" },
    Key { name: "source", places: FIELD, form: Form::Flag, sample: "source" },
    Key { name: "from", places: FIELD, form: Form::Flag, sample: "from" },
    Key { name: "secret", places: FIELD, form: Form::Flag, sample: "secret" },
];

impl Key {
    fn at(name: &str, place: Target) -> Option<&'static Key> {
        KEYS.iter().find(|key| key.name == name && key.places.contains(&place))
    }

    pub(crate) fn is_at(&self, place: Target) -> bool {
        self.places.contains(&place)
    }
}

/// One item of an attribute list: a known, well-placed, unique key, with its value.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) key: &'static Key,
    pub(crate) meta: Meta,
}

impl Item {
    pub(crate) fn span(&self) -> Span {
        self.meta.path().span()
    }
}

/// The content of an item's attribute lists.
#[derive(Debug, Default)]
pub(crate) struct Sifted {
    pub(crate) items: Vec<Item>,
    /// Keys that could not be understood: misspelt, repeated, or with a value of the wrong form. Each is reported, so
    /// rules need not report it as missing.
    pub(crate) attempted: Vec<&'static str>,
}

/// Reads all `#[api(...)]` lists among `attrs` as one.
pub(crate) fn sift(attrs: &[Attribute], place: Target, errors: &mut Errors) -> Sifted {
    let mut sifted = Sifted::default();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("api")) {
        let Meta::List(list) = &attr.meta else {
            errors.push(
                Diag::over(attr.path(), "`#[api]` needs a list").help(format!("write `#[api({})]`", sample_at(place))),
            );
            continue;
        };
        let grammar = Grammar {
            item: "a key",
            any_name: false,
            dashed: false,
            form: &|name| Key::at(name, place).map_or(Form::Value, |key| key.form),
            sample: &|name| Key::at(name, place).map(|key| key.sample),
        };
        let list = Items::parse(list.tokens.clone(), &grammar, errors);
        sifted.attempted.extend(list.broken.iter().filter_map(|name| Some(Key::at(name, place)?.name)));
        for meta in list.items {
            sift_item(meta, place, &mut sifted, errors);
        }
    }
    sifted
}

fn sample_at(place: Target) -> &'static str {
    if FIELD.contains(&place) { "source" } else { "status = 404" }
}

fn sift_item(meta: Meta, place: Target, sifted: &mut Sifted, errors: &mut Errors) {
    let name = key_name(meta.path());
    let Some(key) = Key::at(&name, place) else {
        let legal = KEYS.iter().filter(|key| key.is_at(place)).map(|key| key.name);
        sifted.attempted.extend(nearest(&name, legal));
        errors.push(unknown(&name, &meta, place));
        return;
    };
    if let Some(first) = sifted.items.iter().find(|item| item.key == key) {
        errors.push(repeated(&meta, first));
        sifted.attempted.push(key.name);
        return;
    }
    let fits = matches!(
        (&meta, key.form),
        (Meta::Path(_), Form::Flag | Form::FlagOrValue)
            | (Meta::NameValue(_), Form::Value | Form::Type | Form::FlagOrValue)
            | (Meta::List(_), Form::List)
    );
    if fits {
        sifted.items.push(Item { key, meta });
    } else {
        sifted.attempted.push(key.name);
        let takes = match key.form {
            Form::Flag => "stands alone",
            Form::Value | Form::Type => "takes a value",
            Form::List => "takes a list",
            Form::FlagOrValue => "stands alone or takes a value",
        };
        errors.push(Diag::over(meta.path(), format!("`{name}` {takes}")).help(format!("write `{}`", key.sample)));
    }
}

fn unknown(name: &str, meta: &Meta, place: Target) -> Diag {
    let legal: Vec<&'static str> = KEYS.iter().filter(|key| key.is_at(place)).map(|key| key.name).collect();
    let mut sorted = legal.clone();
    sorted.sort_unstable();
    let list = sorted.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let note = format!("{} accepts {list}", place.described());
    let others = match place {
        Target::FieldOfStruct => &[Target::Struct][..],
        _ => &[Target::Enum, Target::Variant, Target::Field],
    };
    let elsewhere: Vec<&str> =
        others.iter().copied().filter(|other| Key::at(name, *other).is_some()).map(Target::described).collect();
    if elsewhere.is_empty() {
        return Diag::over(meta.path(), format!("unknown key `{name}` in `#[api(...)]`"))
            .similar("key", name, legal)
            .note(note);
    }
    Diag::over(
        meta.path(),
        format!("misplaced key `{name}` in `#[api(...)]`: it is not a key of {}", place.described()),
    )
    .help(format!("write `{name}` on {}", elsewhere.join(" or ")))
    .note(note)
}

fn repeated(meta: &Meta, first: &Item) -> Diag {
    let name = first.key.name;
    let help = match first.key.form {
        Form::List => format!("merge the lists into one `{name}(...)`"),
        _ => "remove one of them".to_owned(),
    };
    let note = match &first.meta {
        Meta::NameValue(pair) => {
            format!("the first one is `{name} = {}`", shown(&pair.value))
        }
        Meta::List(list) => format!("the first one is `{name}({})`", shown(&list.tokens)),
        Meta::Path(_) => format!("`{name}` is already set"),
    };
    Diag::over(meta.path(), format!("repeated key `{name}` in `#[api(...)]`")).help(help).note(note)
}
