//! What the program writes, compiled.

#[path = "../../golden/import/blocks.rs"]
pub mod blocks;
#[path = "../../golden/import/by_code.rs"]
pub mod by_code;
#[path = "../../golden/import/clerk.rs"]
pub mod clerk;
#[path = "../../golden/import/codes.rs"]
pub mod codes;
#[path = "../../golden/import/domains.rs"]
pub mod domains;
#[path = "../../golden/import/everything.rs"]
pub mod everything;
#[path = "../../golden/import/german.rs"]
pub mod german;
#[path = "../../golden/import/lines.rs"]
pub mod lines;
#[path = "../../golden/import/list.rs"]
pub mod list;
#[path = "../../golden/import/openapi.rs"]
pub mod openapi;
#[path = "../../golden/import/reasons.rs"]
pub mod reasons;
#[path = "../../golden/import/sections.rs"]
pub mod sections;
