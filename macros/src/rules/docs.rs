//! `docs` is an absolute URL, with `<code>` as its only placeholder.

use crate::{
    attr::{Input, value::Text},
    diag::{Diag, Errors},
    http,
    template::Template,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    let stated = input.entries().filter_map(|variant| variant.keys.docs.as_ref());
    for docs in input.keys.docs.iter().chain(stated) {
        check_url(docs, errors);
    }
}

fn check_url(docs: &Text, errors: &mut Errors) {
    let (template, mistakes) = Template::parse(&docs.value);
    let mut other = template.places().filter(|place| place.name != "code" || place.spec.is_some()).peekable();
    if let Some(place) = other.peek() {
        errors.push(
            Diag::new(docs.span, format!("placeholder `{place}` in `docs`"))
                .help("`<code>` is the only placeholder of a link, which is the same for every occurrence"),
        );
    } else if !mistakes.is_empty() {
        errors.push(Diag::new(docs.span, "malformed placeholder in `docs`").help("write `<code>`"));
    } else if let Some(problem) = http::url_problem(&docs.value.replace("<code>", "code")) {
        errors.push(
            Diag::new(docs.span, format!("`docs` is no URL: {problem}"))
                .help("write an absolute URL such as `https://docs.example.com/errors#<code>`"),
        );
    }
}
