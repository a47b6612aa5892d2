//! `docs` is an absolute URL, with `<code>` as its only placeholder.

use crate::{
    attr::{Input, value::Text},
    diag::{Diag, Errors},
    http,
    template::{Mistake, Template},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    let stated = input.entries().filter_map(|variant| variant.keys.docs.as_ref());
    for docs in input.keys.docs.iter().chain(stated) {
        check_url(docs, errors);
    }
}

fn check_url(docs: &Text, errors: &mut Errors) {
    let (template, mistakes) = Template::parse(&docs.value);
    let only = "`<code>` is the only placeholder of a link, which is the same for every occurrence";
    let mut other = template.places().filter(|place| place.name != "code" || place.spec.is_some());
    if let Some(place) = other.next() {
        let diag = Diag::new(docs.span, format!("unknown placeholder `{place}` in `docs`"));
        errors.push(diag.help("write `<code>`, or leave it out").note(only));
    } else if let Some(mistake) = mistakes.first() {
        let what = match mistake {
            Mistake::Unclosed { place, .. } => format!("unclosed placeholder `{place}` in `docs`"),
            Mistake::Empty => "empty placeholder `<>` in `docs`".to_owned(),
            Mistake::BadSpec { place, .. } | Mistake::BadName { place } => {
                format!("malformed placeholder `{place}` in `docs`")
            }
        };
        errors.push(Diag::new(docs.span, what).help("write `<code>`").note(only));
    } else if let Some(problem) = http::url_problem(&docs.value.replace("<code>", "code")) {
        errors.push(
            Diag::new(docs.span, format!("`docs` is not a URL: {problem}"))
                .help("write an absolute URL such as `https://docs.example.com/errors#<code>`"),
        );
    }
}
