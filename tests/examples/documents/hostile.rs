//! A catalog whose texts contain markup, scripts, Markdown and right-to-left text.

#![allow(dead_code, reason = "a catalog lists errors that nobody makes here")]

use error_catalog::{ApiError, Catalog};

pub(crate) static HOSTILE: Catalog =
    error_catalog::catalog!("</title><script>alert(0)</script> & \"Friends\"", [MarkupError, TextError]);

/// Codes, texts and keys with characters that are special in some format.
#[derive(Debug, ApiError)]
#[api(
    section = "</h2><img src=x onerror=alert(1)> & \"Markup\"",
    allow(code_style),
    retired("gone", "<gone & \"buried\">"),
    docs = "https://example.com/errors?a=1&b='2'#<code>"
)]
enum MarkupError {
    /// <script>alert('description')</script>, **bold** and `<code>`, <b onclick="alert(1)">bold</b>
    /// [here](javascript:alert(2)) ![image](https://example.com/image.png) & &lt;.
    ///
    /// | table | of |
    /// | --- | --- |
    /// | `a\|b` | </table> |
    #[api(
        status = 400,
        code = "</script>",
        message = "<<script>alert(3)<</script>",
        long = "<<img src=x onerror=\"alert('4')\"> & &amp; `<value>` | *a* _b_ [c](d) \\ ${e} {{f}}",
        hint = "]]> --> <<!-- <<![CDATA[ '\";</",
        meta(constant = "<value> & \"more\""),
        allow(lost_placeholder)
    )]
    Script {
        /// What it is about.
        #[api(meta = "a.very-odd_key")]
        value: String,
    },

    /// A code that needs encoding in an address.
    #[api(status = 404, code = "with space", message = "`backticks` ``` and\ttabs\nand lines", retry = "never")]
    Space,

    /// Half an encoding.
    #[api(status = 409, code = "50%", message = "%20 %zz %", retry_after = 3600)]
    Percent,

    /// An attribute that ends early.
    #[deprecated = "use <b>another</b> & \"better\" one"]
    #[api(
        status = 503,
        code = "\" onmouseover=\"alert(5)\" x='",
        message = "' onfocus='alert(6)' autofocus='",
        retry = "backoff"
    )]
    Attribute,
}

/// Texts that are hard to set.
#[derive(Debug, ApiError)]
#[api(section = "טקסט مرحبا", allow(code_style))]
enum TextError {
    /// שלום עולם.
    #[api(
        status = 422,
        code = "عربي",
        message = "مرحبا <name> (abc) عالم",
        long = "\u{202e}evil\u{202c} שלום <name>, 123"
    )]
    Direction {
        /// Of whom.
        name: String,
    },

    /// Combining marks and emoji.
    #[api(status = 429, code = "z̸a̷l̵g̶o̴", message = "Z̷̢̛͎a̵͍̾l̴͕͝g̷̺̈́o̵͉͋ 👩‍👩‍👧‍👦 \u{0}\u{7}\u{200b}", retry_after = wait)]
    Marks {
        /// How long.
        wait: u64,
    },

    /// One word of the whole column and then some, given twice.
    #[api(
        status = 500,
        code = "llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochllanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        message = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochllanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
        meta(a_member_with_a_name_that_is_longer_than_any_table_has_room_for_on_a_phone = size)
    )]
    Long {
        /// How long.
        size: u64,
    },
}
