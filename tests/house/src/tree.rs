//! The modules of a crate, the names in them, and the file in which each name is defined.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path as FilePath;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Item, Meta, UseTree};

use crate::paths::{Path, paths};

/// The texts of source files by their paths below `src/`: `entry/row.rs`.
pub type Files = BTreeMap<String, String>;

/// Reads the source files below a folder.
///
/// # Errors
///
/// If a folder or a file cannot be read.
pub fn read(folder: &FilePath) -> io::Result<Files> {
    let mut files = Files::new();
    read_into(folder, "", &mut files)?;
    Ok(files)
}

fn read_into(folder: &FilePath, prefix: &str, files: &mut Files) -> io::Result<()> {
    for found in fs::read_dir(folder)? {
        let found = found?;
        let name = found.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if found.file_type()?.is_dir() {
            read_into(&found.path(), &format!("{path}/"), files)?;
        } else if found.path().extension().is_some_and(|extension| extension == "rs") {
            files.insert(path, fs::read_to_string(found.path())?);
        }
    }
    Ok(())
}

/// The index of the module in `lib.rs`.
const ROOT: usize = 0;

/// The longest chain of imports that is followed. Real chains are short; a longer one leads back to itself.
const MAX_LINKS: usize = 32;

/// All modules of a crate except tests.
#[derive(Default)]
pub(crate) struct Tree {
    modules: Vec<Module>,
    /// The files that define each exported macro. A macro may have several definitions, for different features.
    macros: BTreeMap<String, BTreeSet<String>>,
    /// The files that cannot be read.
    pub(crate) broken: Vec<String>,
}

struct Module {
    file: String,
    parent: usize,
    names: BTreeMap<String, Vec<Meaning>>,
    globs: Vec<Vec<String>>,
    /// The paths in the module, except those in its inline modules.
    paths: Vec<Path>,
}

/// The meaning of a name in a module.
enum Meaning {
    /// An item that the module defines.
    Item,
    Module(usize),
    /// The target of another path.
    Import(Vec<String>),
}

/// The target of a path.
enum Target {
    Module(usize),
    /// An item in this file, or something in that item.
    Item(String),
}

impl Tree {
    pub(crate) fn of(files: &Files) -> Self {
        let mut tree = Self::default();
        tree.add_file("lib.rs", ROOT, files);
        tree
    }

    /// The pairs of a file and a file that it imports.
    pub(crate) fn imports(&self) -> BTreeSet<(&str, String)> {
        let mut imports = BTreeSet::new();
        for (index, module) in self.modules.iter().enumerate() {
            for path in &module.paths {
                let targets = self.resolve(index, path).into_iter().map(|target| self.file_of(target));
                let targets: BTreeSet<_> = targets.collect();
                // A file that defines a macro for its feature uses that definition, not the empty one for when the
                // feature is off.
                if !(path.is_macro && targets.contains(&module.file)) {
                    imports.extend(targets.into_iter().map(|target| (module.file.as_str(), target)));
                }
            }
        }
        imports.retain(|(from, to)| from != to);
        imports
    }

    pub(crate) fn files(&self) -> BTreeSet<&str> {
        self.modules.iter().map(|module| module.file.as_str()).collect()
    }

    fn file_of(&self, target: Target) -> String {
        match target {
            Target::Module(module) => self.module(module).map(|module| module.file.clone()).unwrap_or_default(),
            Target::Item(file) => file,
        }
    }

    fn module(&self, index: usize) -> Option<&Module> {
        self.modules.get(index)
    }

    fn add_file(&mut self, file: &str, parent: usize, files: &Files) -> Option<usize> {
        let parsed = files.get(file).map(|text| syn::parse_file(text));
        match parsed {
            Some(Ok(parsed)) => Some(self.add_module(file, parent, &parsed.items, files)),
            Some(Err(error)) => {
                self.broken.push(format!("{file} cannot be parsed: {error}"));
                None
            }
            None => {
                self.broken.push(format!("{file} does not exist"));
                None
            }
        }
    }

    fn add_module(&mut self, file: &str, parent: usize, items: &[Item], files: &Files) -> usize {
        let index = self.modules.len();
        let (names, globs, paths) = (BTreeMap::new(), Vec::new(), Vec::new());
        self.modules.push(Module { file: file.to_owned(), parent, names, globs, paths });
        for item in items {
            self.add_item(index, file, item, files);
        }
        index
    }

    fn add_item(&mut self, module: usize, file: &str, item: &Item, files: &Files) {
        if let Item::Mod(child) = item {
            if is_for_tests(&child.attrs) {
                return;
            }
            let name = name_of(&child.ident);
            let index = match &child.content {
                Some((_, items)) => Some(self.add_module(file, module, items, files)),
                None => self.add_file(&file_of_child(file, &name, files), module, files),
            };
            if let Some(index) = index {
                self.add_name(module, name, Meaning::Module(index));
            }
            return;
        }
        let tokens = item.to_token_stream();
        if begins_for_tests(&tokens) {
            return;
        }
        if let Item::Use(import) = item
            && import.leading_colon.is_none()
        {
            self.add_import(module, &import.tree, &mut Vec::new());
        }
        if let Item::Macro(definition) = item
            && let Some(name) = &definition.ident
            && definition.attrs.iter().any(|attribute| attribute.path().is_ident("macro_export"))
        {
            self.macros.entry(name_of(name)).or_default().insert(file.to_owned());
        } else if let Some(name) = defined(item) {
            self.add_name(module, name, Meaning::Item);
        }
        if let Some(module) = self.modules.get_mut(module) {
            module.paths.extend(paths(tokens));
        }
    }

    fn add_name(&mut self, module: usize, name: String, meaning: Meaning) {
        if let Some(module) = self.modules.get_mut(module) {
            module.names.entry(name).or_default().push(meaning);
        }
    }

    fn add_import(&mut self, module: usize, tree: &UseTree, prefix: &mut Vec<String>) {
        match tree {
            UseTree::Path(path) => {
                prefix.push(name_of(&path.ident));
                self.add_import(module, &path.tree, prefix);
                prefix.pop();
            }
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.add_import(module, tree, prefix)),
            UseTree::Glob(_) => {
                if let Some(module) = self.modules.get_mut(module) {
                    module.globs.push(prefix.clone());
                }
            }
            UseTree::Name(name) => {
                let name = name_of(&name.ident);
                let (known_as, path) = imported(&name, prefix);
                self.add_name(module, known_as, Meaning::Import(path));
            }
            UseTree::Rename(rename) => {
                let (_, path) = imported(&name_of(&rename.ident), prefix);
                self.add_name(module, name_of(&rename.rename), Meaning::Import(path));
            }
        }
    }

    /// The targets of a path; none if it leads to another crate.
    fn resolve(&self, from: usize, path: &Path) -> Vec<Target> {
        let segments: Vec<_> = path.segments.iter().map(String::as_str).collect();
        if path.is_macro
            && let ["crate", name] = *segments
            && let Some(files) = self.macros.get(name)
        {
            return files.iter().cloned().map(Target::Item).collect();
        }
        self.follow(from, &path.segments, 0)
    }

    fn follow(&self, from: usize, segments: &[String], links: usize) -> Vec<Target> {
        let Some((first, mut rest)) = segments.split_first() else { return Vec::new() };
        let mut targets = match first.as_str() {
            "crate" => vec![Target::Module(ROOT)],
            "self" => vec![Target::Module(from)],
            "super" => {
                let mut module = self.parent(from);
                while let Some((_, after)) = rest.split_first().filter(|(next, _)| *next == "super") {
                    (module, rest) = (self.parent(module), after);
                }
                vec![Target::Module(module)]
            }
            name => self.look_up(from, name, !rest.is_empty(), links).unwrap_or_default(),
        };
        while let Some((name, after)) = rest.split_first() {
            rest = after;
            if !matches!(name.as_str(), "self" | "*") {
                let steps = targets.into_iter().flat_map(|target| self.step(target, name, !rest.is_empty(), links));
                targets = steps.collect();
            }
        }
        targets
    }

    fn parent(&self, module: usize) -> usize {
        self.module(module).map_or(ROOT, |module| module.parent)
    }

    fn step(&self, target: Target, name: &str, goes_on: bool, links: usize) -> Vec<Target> {
        let Target::Module(module) = target else { return vec![target] };
        // A name that a macro defines is unknown here; it is in the file of the module.
        self.look_up(module, name, goes_on, links).unwrap_or_else(|| vec![Target::Item(self.file_of(target))])
    }

    /// The targets of a name in a module: none if the name is another crate's, and `None` if the module has no such
    /// name.
    ///
    /// A function may have the same name as a module. If the path continues, the name means the module.
    fn look_up(&self, index: usize, name: &str, goes_on: bool, links: usize) -> Option<Vec<Target>> {
        if links >= MAX_LINKS {
            return Some(Vec::new());
        }
        let module = self.module(index)?;
        if let Some(meanings) = module.names.get(name) {
            let is_module = |meaning: &Meaning| matches!(meaning, Meaning::Module(_));
            let is_prefix = goes_on && meanings.iter().any(is_module);
            let meanings = meanings.iter().filter(|meaning| !is_prefix || is_module(meaning));
            let targets = meanings.flat_map(|meaning| match meaning {
                Meaning::Item => vec![Target::Item(module.file.clone())],
                Meaning::Module(module) => vec![Target::Module(*module)],
                // An import of the name itself leads to a crate of that name.
                Meaning::Import(path) if path.first().is_some_and(|first| first == name) => Vec::new(),
                Meaning::Import(path) => self.follow(index, path, links + 1),
            });
            return Some(targets.collect());
        }
        let from_globs = module.globs.iter().find_map(|glob| {
            self.follow(index, glob, links + 1).into_iter().find_map(|target| match target {
                Target::Module(module) => self.look_up(module, name, goes_on, links + 1),
                Target::Item(_) => None,
            })
        });
        let macros = || self.macros.get(name).filter(|_| index == ROOT);
        from_globs.or_else(|| macros().map(|files| files.iter().cloned().map(Target::Item).collect()))
    }
}

/// The name that an import introduces, and its path: `json::{self}` imports `json`.
fn imported(name: &str, prefix: &[String]) -> (String, Vec<String>) {
    let mut path = prefix.to_vec();
    if name == "self" {
        return (path.last().cloned().unwrap_or_default(), path);
    }
    path.push(name.to_owned());
    (name.to_owned(), path)
}

/// The file of a module that another file declares.
fn file_of_child(file: &str, name: &str, files: &Files) -> String {
    let folder = match file.strip_suffix("mod.rs").or(file.strip_suffix("lib.rs")) {
        Some(folder) => folder.to_owned(),
        None => format!("{}/", file.trim_end_matches(".rs")),
    };
    let in_folder = format!("{folder}{name}/mod.rs");
    if files.contains_key(&in_folder) { in_folder } else { format!("{folder}{name}.rs") }
}

/// The name that an item defines in its module.
fn defined(item: &Item) -> Option<String> {
    Some(name_of(match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    }))
}

fn name_of(ident: &proc_macro2::Ident) -> String {
    ident.to_string().trim_start_matches("r#").to_owned()
}

fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        Meta::List(list) if attribute.path().is_ident("cfg") => says_test(&list.tokens),
        _ => false,
    })
}

/// The same for any item; it skips the item's attributes.
fn begins_for_tests(item: &TokenStream) -> bool {
    let mut tokens = item.clone().into_iter();
    while let Some(TokenTree::Punct(punct)) = tokens.next()
        && punct.as_char() == '#'
        && let Some(TokenTree::Group(attribute)) = tokens.next()
    {
        let attribute: Vec<_> = attribute.stream().into_iter().collect();
        if let [TokenTree::Ident(name), TokenTree::Group(condition)] = attribute.as_slice()
            && name == "cfg"
            && says_test(&condition.stream())
        {
            return true;
        }
    }
    false
}

/// Whether a condition holds only in tests: `test`, or `all(test, …)`.
fn says_test(condition: &TokenStream) -> bool {
    let mut tokens = condition.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(name)), None) => name == "test",
        (Some(TokenTree::Ident(name)), Some(TokenTree::Group(parts))) if name == "all" => {
            parts.stream().into_iter().any(|part| matches!(part, TokenTree::Ident(name) if name == "test"))
        }
        _ => false,
    }
}
