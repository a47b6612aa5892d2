//! `docs` is an absolute URL, with `<code>` as its only placeholder.

use crate::{
    attr::{Input, value::Text},
    diag::{Diag, Errors},
    http,
    lost::Names,
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
    // The same in the syntax of another language.
    let lost = template.literals().flat_map(|literal| Names::only("code").lost(literal)).next();
    let verb = ["%s", "%d", "{}"].into_iter().find(|verb| docs.value.ends_with(verb));
    if let Some(part) = lost.map(|lost| lost.part).or(verb) {
        // `#{code}` is also a fragment.
        let part = part.strip_prefix('#').unwrap_or(part);
        let diag = Diag::new(docs.span, format!("`{part}` in `docs` is literal text"));
        errors.push(diag.write("<code>").note(only));
        return;
    }
    let mut other = template.places().filter(|place| place.name != "code" || place.spec.is_some());
    if let Some(place) = other.next() {
        let diag = Diag::new(docs.span, format!("unknown placeholder `{place}` in `docs`"));
        errors.push(diag.write("<code>").note(only));
    } else if let Some(mistake) = mistakes.first() {
        let what = match mistake {
            Mistake::Unclosed { place, .. } => format!("unclosed placeholder `{place}` in `docs`"),
            Mistake::Empty => "empty placeholder `<>` in `docs`".to_owned(),
            Mistake::BadSpec { place, .. } | Mistake::BadName { place } => {
                format!("malformed placeholder `{place}` in `docs`")
            }
        };
        errors.push(Diag::new(docs.span, what).write("<code>").note(only));
    } else if let Some(problem) = http::url_problem(&docs.value.replace("<code>", "code")) {
        let diag = Diag::new(docs.span, format!("`docs` is not a URL: {problem}"));
        let text = docs.value.trim();
        let meant = [text.to_owned(), format!("https://{text}"), format!("https:{text}")].into_iter();
        let mut meant =
            meant.filter(|url| text.contains('.') && http::url_problem(&url.replace("<code>", "code")).is_none());
        errors.push(match meant.next() {
            Some(url) => diag.write(format!("{url:?}")),
            None => diag.help("write an absolute URL such as `https://docs.example.com/errors#<code>`"),
        });
    }
}
