//! A list of labels has each name once.

use std::collections::HashMap;

use crate::{
    attr::{Input, value::Label},
    diag::{Diag, Errors},
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    check_list(&input.keys.labels, errors);
    for variant in input.entries() {
        check_list(&variant.keys.labels, errors);
    }
}

fn check_list(labels: &[Label], errors: &mut Errors) {
    let mut seen: HashMap<&str, &Label> = HashMap::new();
    for label in labels {
        if let Some(first) = seen.get(&*label.name) {
            errors.push(
                Diag::new(label.span, format!("repeated label `{}`", label.name))
                    .help("remove one of them")
                    .note(format!("the first one is `{} = {}`", first.name, first.value.value)),
            );
        } else {
            seen.insert(&label.name, label);
        }
    }
}
