//! What becomes of an enum: the attributes of its variants, and the arms that they replace.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

use quote::ToTokens;
use syn::{Arm, Expr, ItemEnum, Pat, Stmt, Variant};

use super::code::Code;
use super::edits::Edits;
use super::found::{Column, Found, Site, last_name, sites, trait_name};
use super::texts::{self, Shown};
use super::values::{Known, Matches, matches_of, status};
use crate::program::import::{Code as ErrorCode, Style, attribute, is_registered};

/// The longest line.
const LINE: usize = 100;

/// The changes of one enum, by the names of the files.
pub(super) struct Plan {
    pub(super) edits: BTreeMap<String, Edits>,
    /// What stays as it is, and why.
    pub(super) left: Vec<String>,
    /// The enums that its transparent variants need.
    pub(super) needs: BTreeSet<String>,
}

/// What the matches say about a variant.
#[derive(Clone, Debug, Default)]
struct Facts {
    status: Option<u16>,
    code: Option<Known>,
    message: Option<String>,
    /// The matches that ask the error inside.
    delegated: usize,
    comments: Vec<String>,
}

/// An arm, with what is known of it.
struct Read<'c> {
    arm: &'c Arm,
    matches: Vec<Matches>,
    values: Vec<(Column, Option<Known>, &'c Expr)>,
    /// Whether it has neither a guard nor statements.
    is_plain: bool,
    /// Whether it asks a field for the value.
    delegates: bool,
}

impl Read<'_> {
    fn has_guard(&self) -> bool {
        matches!(self.arm.pat, Pat::Guard(_))
    }
}

/// Plans the migration of an enum, or says why it is left alone. `None` if it is no enum of errors with statuses.
pub(super) fn plan(found: &Found<'_>, code: &Code, item: &ItemEnum) -> Option<Result<Plan, String>> {
    let name = item.ident.to_string();
    let place = code.place(&item.ident);
    let derives = derived(item);
    if derives.iter().any(|name| name == "ApiError") {
        return None;
    }
    let impls: Vec<_> = found.impls_of(&name).collect();
    let has_impl = |wanted: &str| {
        impls.iter().any(|(_, item)| {
            trait_name(item).as_deref() == Some(wanted) && last_name(&item.self_ty).as_deref() == Some(&name)
        })
    };
    let is_thiserror = item
        .variants
        .iter()
        .flat_map(|variant| &variant.attrs)
        .chain(&item.attrs)
        .any(|attribute| attribute.path().is_ident("error"));
    // What these say is for people, not for clients.
    let is_text = |item: &syn::ItemImpl| {
        trait_name(item).is_some_and(|name| matches!(name.as_str(), "Display" | "Debug" | "Error"))
    };
    let answers = impls.iter().filter(|(_, item)| !is_text(item));
    let sites: Vec<_> = answers.flat_map(|(code, item)| sites(code, item, &name)).collect();
    let variants: Vec<_> = item.variants.iter().map(|variant| variant.ident.to_string()).collect();
    let read: Vec<_> = sites.iter().map(|site| (site, read(found, site, &variants))).collect();
    let states = |column: Column| {
        read.iter().any(|(_, arms)| {
            arms.iter().any(|arm| arm.values.iter().any(|(known, value, _)| *known == column && value.is_some()))
        })
    };
    let left = |why: String| Some(Err(format!("{place}: `{name}` is left alone: {why}")));
    if !states(Column::Status) {
        let is_error = is_thiserror || has_impl("Display");
        return if is_error && !sites.is_empty() { left("no match states its statuses".to_owned()) } else { None };
    }
    if !is_thiserror && !has_impl("Display") {
        return left("it has neither thiserror's `#[error(…)]` nor a `Display` of its own".to_owned());
    }
    if found.enums.get(&name).is_none_or(|enums| enums.len() != 1) {
        return left("another enum has the same name".to_owned());
    }
    let mut planner = Planner {
        found,
        code,
        item,
        name: name.clone(),
        variants,
        facts: HashMap::new(),
        edits: BTreeMap::new(),
        left: Vec::new(),
        conflict: None,
    };
    for (site, arms) in &read {
        planner.learn(site, arms);
    }
    if let Some(conflict) = planner.conflict.take() {
        return left(conflict);
    }
    let needs = match planner.transparent() {
        Ok(needs) => needs,
        Err(why) => return left(why),
    };
    for (site, arms) in &read {
        planner.replace(site, arms);
    }
    planner.texts(&impls, is_thiserror);
    planner.attributes(&needs, is_thiserror, &derives, has_impl("Debug"), has_impl("Error"));
    Some(Ok(Plan { edits: planner.edits, left: planner.left, needs: needs.into_values().collect() }))
}

/// The names in the `derive`s of an enum.
fn derived(item: &ItemEnum) -> Vec<String> {
    let mut names = Vec::new();
    for attribute in item.attrs.iter().filter(|attribute| attribute.path().is_ident("derive")) {
        _ = attribute.parse_nested_meta(|meta| {
            names.extend(meta.path.segments.last().map(|segment| segment.ident.to_string()));
            Ok(())
        });
    }
    names
}

/// Whether a response shows the `Display` of the error.
fn sends_display(impls: &[(&Code, &syn::ItemImpl)]) -> bool {
    let answers = ["IntoResponse", "ResponseError", "Responder", "From"];
    impls.iter().filter(|(_, item)| trait_name(item).is_some_and(|name| answers.contains(&name.as_str()))).any(
        |(_, item)| {
            let text = item.to_token_stream().to_string().replace(' ', "");
            [
                "self.to_string()",
                "err.to_string()",
                "error.to_string()",
                "e.to_string()",
                "value.to_string()",
                "\"{}\",self",
                "{self}",
                "{err}",
                "{error}",
            ]
            .iter()
            .any(|shown| text.contains(shown))
        },
    )
}

/// Reads the arms of a match.
fn read<'c>(found: &Found<'_>, site: &Site<'c>, variants: &[String]) -> Vec<Read<'c>> {
    let arms = site.item.arms.iter().map(|arm| {
        let (value, has_statements) = unwrapped(&arm.body);
        let parts: Vec<&Expr> = match value {
            Expr::Tuple(tuple) if site.columns.len() != 1 => tuple.elems.iter().collect(),
            value => vec![value],
        };
        let values = parts.iter().enumerate().map(|(index, part)| {
            let known = found.constants.value(part);
            let named = site.columns.get(index).copied().filter(|_| site.columns.len() == parts.len());
            let (column, known) = column(named, known);
            (column, known, *part)
        });
        let matches = matches_of(&arm.pat, variants);
        let delegates = matches!(value, Expr::MethodCall(call) if call.args.is_empty() && call.method == site.name);
        Read {
            arm,
            matches,
            values: values.collect(),
            is_plain: !matches!(arm.pat, Pat::Guard(_)) && !has_statements,
            delegates,
        }
    });
    arms.collect()
}

/// The value of an arm, and whether it does something else too.
fn unwrapped(body: &Expr) -> (&Expr, bool) {
    match body {
        Expr::Block(block) if block.label.is_none() => match block.block.stmts.split_last() {
            Some((Stmt::Expr(value, None), before)) => {
                let (value, does_more) = unwrapped(value);
                (value, does_more || !before.is_empty())
            }
            _ => (body, true),
        },
        Expr::Paren(paren) => unwrapped(&paren.expr),
        // `(StatusCode::NOT_FOUND, Json(body)).into_response()` stays, and states a status.
        Expr::MethodCall(call) if call.method == "into_response" => (unwrapped(&call.receiver).0, true),
        _ => (body, false),
    }
}

/// What a value is, by the names around it and by itself.
fn column(named: Option<Column>, known: Option<Known>) -> (Column, Option<Known>) {
    match (named, known) {
        (_, Some(Known::Status(found))) => (Column::Status, Some(Known::Status(found))),
        (Some(Column::Status), Some(Known::Number(number))) => (Column::Status, status(number).map(Known::Status)),
        (Some(Column::Code), known @ Some(_)) => (Column::Code, known),
        (Some(Column::Message), known @ Some(Known::Text(_))) => (Column::Message, known),
        (None, Some(Known::Text(text))) => {
            let is_code = !text.is_empty()
                && text.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '_' | ':' | '.' | '-'));
            (if is_code { Column::Code } else { Column::Message }, Some(Known::Text(text)))
        }
        (named, _) => (named.unwrap_or(Column::Other), None),
    }
}

struct Planner<'p, 'c> {
    found: &'p Found<'c>,
    code: &'p Code,
    item: &'p ItemEnum,
    name: String,
    variants: Vec<String>,
    facts: HashMap<String, Facts>,
    edits: BTreeMap<String, Edits>,
    left: Vec<String>,
    conflict: Option<String>,
}

impl Planner<'_, '_> {
    /// Takes what a match says about each variant.
    fn learn(&mut self, site: &Site<'_>, arms: &[Read<'_>]) {
        let mut seen = BTreeSet::new();
        for arm in arms {
            let place = site.code.place(&arm.arm.pat);
            if arm.has_guard() {
                self.left.push(format!("{place}: an arm with a guard stays in `{}`", site.name));
                continue;
            }
            for matches in &arm.matches {
                match matches {
                    Matches::Variant(variant) => {
                        if seen.insert(variant.clone()) {
                            self.take(site, variant, arm);
                        }
                    }
                    Matches::All => {
                        let rest: Vec<_> =
                            self.variants.iter().filter(|variant| !seen.contains(*variant)).cloned().collect();
                        let listed =
                            if rest.is_empty() { "no variant".to_owned() } else { format!("`{}`", rest.join("`, `")) };
                        self.left.push(format!(
                            "{place}: the match in `{}` stays, because this arm takes {listed}",
                            site.name
                        ));
                        for variant in rest {
                            self.take(site, &variant, arm);
                            seen.insert(variant);
                        }
                    }
                    Matches::Part(variant) => {
                        self.left
                            .push(format!("{place}: an arm for some values of `{variant}` stays in `{}`", site.name));
                    }
                    Matches::Unknown => {
                        self.left.push(format!("{place}: an arm in `{}` is not understood, and stays", site.name));
                    }
                }
            }
        }
    }

    fn take(&mut self, site: &Site<'_>, variant: &str, arm: &Read<'_>) {
        let facts = self.facts.entry(variant.to_owned()).or_default();
        if arm.delegates {
            facts.delegated += 1;
            return;
        }
        let place = || site.code.place(&arm.arm.body);
        for (column, known, _) in &arm.values {
            match (column, known) {
                (Column::Status, Some(Known::Status(status))) => match facts.status {
                    Some(other) if other != *status => {
                        self.conflict = Some(format!(
                            "`{variant}` has the status {other} in one match, and {status} in another ({})",
                            place()
                        ));
                    }
                    _ => facts.status = Some(*status),
                },
                (Column::Code, Some(known)) => match &facts.code {
                    Some(other) if other != known => {
                        self.conflict = Some(format!("`{variant}` has two codes ({})", place()));
                    }
                    _ => facts.code = Some(known.clone()),
                },
                (Column::Message, Some(Known::Text(text))) => facts.message = Some(texts::literal(text)),
                (Column::Status | Column::Code, _) => {
                    let what = if *column == Column::Status { "status" } else { "code" };
                    self.left.push(format!(
                        "{}: the {what} of `{variant}` is not constant, and stays in `{}`",
                        place(),
                        site.name
                    ));
                }
                _ => {}
            }
        }
    }

    /// The variants that delegate everything, each with the enum inside; or why a variant has no status.
    fn transparent(&self) -> Result<BTreeMap<String, String>, String> {
        let mut needs = BTreeMap::new();
        for variant in &self.item.variants {
            let name = variant.ident.to_string();
            let facts = self.facts.get(&name).cloned().unwrap_or_default();
            if facts.status.is_some() {
                continue;
            }
            let mut fields = variant.fields.iter();
            let inner = fields.next().filter(|_| fields.next().is_none()).and_then(|field| last_name(&field.ty));
            match inner.filter(|inner| facts.delegated > 0 && self.found.enums.contains_key(inner)) {
                Some(inner) => {
                    needs.insert(name, inner);
                }
                None => return Err(format!("no match states a constant status for `{name}`")),
            }
        }
        Ok(needs)
    }

    /// Removes the arms of a match that the attributes replace.
    fn replace(&mut self, site: &Site<'_>, arms: &[Read<'_>]) {
        // A `_` arm, and values that are more than statuses and codes, keep the match.
        if arms.iter().any(|arm| !arm.has_guard() && arm.matches.contains(&Matches::All)) {
            return;
        }
        let Some(delegate) = delegate(site, arms) else {
            let place = site.code.place(&site.item.match_token);
            self.left.push(format!(
                "{place}: the match in `{}` stays: its values are more than a status and a code",
                site.name
            ));
            return;
        };
        let is_replaced = |arm: &&Read<'_>| {
            let is_known = arm.values.iter().all(|(_, known, _)| known.is_some());
            // What the error inside answers may depend on more than its variant.
            let is_constant = !arm.values.is_empty() && is_known && !arm.delegates;
            arm.is_plain && is_constant && arm.matches.iter().all(|matches| matches!(matches, Matches::Variant(_)))
        };
        let replaced: Vec<_> = arms.iter().filter(is_replaced).collect();
        if replaced.is_empty() {
            return;
        }
        let mut edits = Edits::default();
        let whole = site.code.range(site.item);
        if replaced.len() == arms.len() {
            let line = site.code.at(0..whole.start).rfind('\n').map_or(0, |at| at + 1);
            let column = whole.start - line;
            let indent: String =
                site.code.at(line..whole.start).chars().take_while(|char| char.is_whitespace()).collect();
            let one_line = joined(&delegate);
            let is_long = delegate.len() > 1 && column + one_line.len() + 1 > LINE;
            let broken = || delegate.join(&format!(",\n{indent}    "));
            edits.replace(whole, if is_long { format!("(\n{indent}    {},\n{indent})", broken()) } else { one_line });
        }
        let mut start = site.code.range_of(site.item.brace_token.span.open()).end;
        let end = site.code.range_of(site.item.brace_token.span.close()).start;
        for (index, arm) in arms.iter().enumerate() {
            let next = arms.get(index + 1).map_or(end, |next| site.code.range(next.arm).start);
            let arm_end = site.code.range(arm.arm).end;
            // What stands behind the arm on its line belongs to it, what stands above the next one to that one.
            let gap = site.code.at(arm_end..next);
            let line_end = gap.find('\n').map_or(next, |at| arm_end + at + 1);
            let line_end =
                if index + 1 == arms.len() { end - site.code.at(line_end.min(end)..end).len() } else { line_end };
            let own = site.code.at(start..site.code.range(arm.arm).start).to_owned()
                + site.code.at(arm_end..line_end.max(arm_end));
            if is_replaced(&arm) {
                let comments = comments(&own);
                if let Some(Matches::Variant(name)) = arm.matches.first() {
                    self.facts.entry(name.clone()).or_default().comments.extend(comments);
                }
                if replaced.len() < arms.len() {
                    // The first line of the gap is that of the bracket.
                    let from = if index == 0 {
                        start + site.code.at(start..end).find('\n').map_or(0, |at| at + 1)
                    } else {
                        start
                    };
                    edits.replace(from.min(line_end)..line_end, "");
                }
            }
            start = line_end;
        }
        if replaced.len() < arms.len() {
            let first = site.item.arms.first().map_or(end, |arm| site.code.range(arm).start);
            let indent = site.code.indent(first).unwrap_or_default().to_owned();
            let line = site.code.at(0..end).rfind('\n').map_or(end, |at| at + 1);
            edits.insert(line, format!("{indent}_ => {},\n", joined(&delegate)));
        }
        self.edits.entry(site.code.name.clone()).or_default().append(edits);
    }

    /// Takes the texts of `Display` that responses have shown before.
    fn texts(&mut self, impls: &[(&Code, &syn::ItemImpl)], is_thiserror: bool) {
        if !is_thiserror || !sends_display(impls) {
            return;
        }
        for variant in &self.item.variants {
            let name = variant.ident.to_string();
            let facts = self.facts.entry(name.clone()).or_default();
            if facts.message.is_some() || facts.status.is_none() {
                continue;
            }
            match texts::of_variant(variant) {
                Shown::Template(template) => facts.message = Some(template),
                Shown::Source => {
                    let place = self.code.place(&variant.ident);
                    self.left.push(format!(
                        "{place}: the text of `{name}` shows its source, and stays in `#[error]`: state a `message`"
                    ));
                }
                Shown::Unclear => {
                    let place = self.code.place(&variant.ident);
                    self.left.push(format!(
                        "{place}: the text of `{name}` is computed, and stays in `#[error]`: state a `message`"
                    ));
                }
                Shown::Nothing => {}
            }
        }
    }

    /// Writes the attributes.
    fn attributes(
        &mut self,
        needs: &BTreeMap<String, String>,
        is_thiserror: bool,
        derives: &[String],
        implements_debug: bool,
        implements_error: bool,
    ) {
        let mut edits = Edits::default();
        let codes = self.item.variants.iter().filter_map(|variant| self.code_of(&variant.ident.to_string()));
        let codes: Vec<_> = codes.collect();
        let style = Style::of(&codes);
        let mut first_with: HashMap<ErrorCode, u16> = HashMap::new();
        for variant in &self.item.variants {
            self.variant(variant, needs, &style, &mut first_with, &mut edits);
        }
        let code = self.code;
        let start = match &self.item.vis {
            syn::Visibility::Inherited => code.range(&self.item.enum_token).start,
            visibility => code.range(visibility).start,
        };
        let indent = code.indent(start).unwrap_or_default().to_owned();
        let debug = if derives.iter().any(|name| name == "Debug") || implements_debug { "" } else { "Debug, " };
        let mut above = String::new();
        let derive =
            self.item.attrs.iter().filter(|attribute| attribute.path().is_ident("derive")).find_map(|attribute| {
                match &attribute.meta {
                    syn::Meta::List(list) => Some(code.range_of(list.delimiter.span().close()).start),
                    _ => None,
                }
            });
        match derive {
            Some(end) => {
                let has_comma = code.at(0..end).trim_end().ends_with([',', '(']);
                edits.insert(end, format!("{}{debug}error_catalog::ApiError", if has_comma { "" } else { ", " }));
            }
            None => _ = writeln!(above, "{indent}#[derive({debug}error_catalog::ApiError)]"),
        }
        let mut keys = if codes.is_empty() { Vec::new() } else { style.keys() };
        if !is_thiserror {
            keys.push("display = false".to_owned());
        }
        above.push_str(&attribute(&indent, &keys));
        if !above.is_empty() {
            edits.insert(start, format!("{}{indent}", above.trim_start_matches(indent.as_str())));
        }
        if !is_thiserror && !implements_error && !derives.iter().any(|name| name == "Error") {
            let (generics, types, bounds) = self.item.generics.split_for_impl();
            let (generics, types, bounds) =
                (generics.to_token_stream(), types.to_token_stream(), bounds.to_token_stream());
            let end = code.range(self.item).end;
            edits.insert(
                end,
                format!("\n\n{indent}impl{generics} std::error::Error for {}{types} {bounds}{{}}", self.name),
            );
        }
        self.edits.entry(code.name.clone()).or_default().append(edits);
    }

    fn code_of(&self, variant: &str) -> Option<ErrorCode> {
        match self.facts.get(variant)?.code.as_ref()? {
            Known::Text(text) => Some(ErrorCode::Text(text.clone())),
            Known::Number(number) => Some(ErrorCode::Number(*number)),
            Known::Status(_) => None,
        }
    }

    fn variant(
        &self,
        variant: &Variant,
        needs: &BTreeMap<String, String>,
        style: &Style,
        first_with: &mut HashMap<ErrorCode, u16>,
        edits: &mut Edits,
    ) {
        let name = variant.ident.to_string();
        let facts = self.facts.get(&name).cloned().unwrap_or_default();
        let mut keys = Vec::new();
        let mut allow = Vec::new();
        if needs.contains_key(&name) {
            keys.push("transparent".to_owned());
        } else if let Some(status) = facts.status {
            keys.push(format!("status = {status}"));
            if !is_registered(status) {
                allow.push("unregistered_status");
            }
            if let Some(code) = self.code_of(&name) {
                keys.push(match &code {
                    ErrorCode::Number(number) => format!("code = {number}"),
                    ErrorCode::Text(text) => format!("code = {text:?}"),
                });
                if code == ErrorCode::Text(String::new()) {
                    allow.push("empty_code");
                } else if !style.has(&code) {
                    allow.push("code_style");
                }
                match first_with.get(&code) {
                    Some(first) => {
                        allow.push("duplicate_code");
                        if *first != status {
                            allow.push("conflicting_status");
                        }
                    }
                    None => {
                        first_with.insert(code, status);
                    }
                }
            }
            if let Some(message) = &facts.message {
                keys.push(format!("message = {message:?}"));
                if message.trim().is_empty() {
                    allow.push("empty_message");
                }
                if texts::has_verbs(message) {
                    allow.push("format_verb");
                }
            }
        }
        if !allow.is_empty() {
            keys.push(format!("allow({})", allow.join(", ")));
        }
        let start = self.code.range(&variant.ident).start;
        match self.code.indent(start) {
            Some(indent) => {
                let mut above = String::new();
                for comment in &facts.comments {
                    _ = writeln!(above, "{indent}{comment}");
                }
                above.push_str(&attribute(indent, &keys));
                edits.insert(start, format!("{}{indent}", above.strip_prefix(indent).unwrap_or(&above)));
            }
            // Several variants on one line.
            None => edits.insert(start, format!("#[api({})] ", keys.join(", "))),
        }
    }
}

/// The comments in what stands around an arm.
fn comments(text: &str) -> Vec<String> {
    let lines = text.lines().map(|line| line.trim().trim_start_matches(',').trim());
    lines.filter(|line| line.starts_with("//") || line.starts_with("/*")).map(str::to_owned).collect()
}

/// The expressions that give what a match gave: one, or the parts of a tuple.
fn delegate(site: &Site<'_>, arms: &[Read<'_>]) -> Option<Vec<String>> {
    let constant =
        arms.iter().find(|arm| !arm.values.is_empty() && arm.values.iter().all(|(_, known, _)| known.is_some()))?;
    let mut parts = Vec::new();
    for (index, (column, ..)) in constant.values.iter().enumerate() {
        let samples = || arms.iter().filter_map(|arm| arm.values.get(index)).filter(|(_, known, _)| known.is_some());
        if samples().any(|(other, ..)| other != column) {
            return None;
        }
        let (_, known, expr) = samples().next()?;
        let output = site.output.as_deref().filter(|_| constant.values.len() == 1).unwrap_or_default();
        let receiver = &site.receiver;
        parts.push(match (column, known) {
            (Column::Status, _) => {
                let status = format!("error_catalog::ApiError::status({receiver})");
                let is_number =
                    matches!(expr, Expr::Lit(_)) || expr.to_token_stream().to_string().ends_with("as_u16 ()");
                match output {
                    // actix-web has the `StatusCode` of an older `http`, and Rocket has its own.
                    _ if !is_number && site.code.text.contains("actix_web") => {
                        format!("StatusCode::from_u16({status}.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)")
                    }
                    output if output.ends_with("Status") => format!("Status::new({status}.as_u16())"),
                    "u16" => format!("{status}.as_u16()"),
                    output if is_number && !output.is_empty() => return None,
                    _ if is_number => format!("{status}.as_u16()"),
                    _ => status,
                }
            }
            (Column::Code, Some(Known::Text(_))) => {
                let is_plain = samples().all(|(_, _, expr)| matches!(expr, Expr::Lit(_) | Expr::Path(_)));
                let code = format!("error_catalog::ApiError::code({receiver}).as_str()");
                if output.contains("Cow") {
                    return None;
                }
                if is_plain { code } else { format!("{code}.to_owned()") }
            }
            _ => return None,
        });
    }
    Some(parts)
}

/// One value, or a tuple.
fn joined(parts: &[String]) -> String {
    match parts {
        [single] => single.clone(),
        parts => format!("({})", parts.join(", ")),
    }
}
