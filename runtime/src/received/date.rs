//! The dates of HTTP ([RFC 9110, section 5.6.7](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7)).

use std::time::Duration;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The last year that two digits can mean if the present is unknown: `69` is then 1969, as in POSIX.
const LAST_YEAR: u64 = 2068;

/// The time since 1970 of a date in one of the three forms: `Sun, 06 Nov 1994 08:49:37 GMT`,
/// `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`.
///
/// `now` decides the century of a year with two digits.
pub(super) fn parse(date: &str, now: Option<Duration>) -> Option<Duration> {
    let (weekday, rest) = date.split_once(' ')?;
    let is_short = |weekday: &str| WEEKDAYS.iter().any(|name| name.get(..3) == Some(weekday));
    match weekday.strip_suffix(',') {
        Some(weekday) if is_short(weekday) => {
            let [day, month, year, clock] = parts(rest.strip_suffix(" GMT")?.split(' '))?;
            seconds(number(day, 2)?, month, number(year, 4)?, clock)
        }
        Some(weekday) if WEEKDAYS.contains(&weekday) => {
            let (date, clock) = rest.strip_suffix(" GMT")?.split_once(' ')?;
            let [day, month, year] = parts(date.split('-'))?;
            seconds(number(day, 2)?, month, full_year(number(year, 2)?, now), clock)
        }
        None if is_short(weekday) => {
            // A day with one digit is padded with a space.
            let [month, day, clock, year] = parts(rest.split(' ').filter(|part| !part.is_empty()))?;
            seconds(number(day, day.len().clamp(1, 2))?, month, number(year, 4)?, clock)
        }
        _ => None,
    }
}

/// The time since 1970, by this machine's clock. Bare WebAssembly has no clock, and asking for the time would trap.
pub(super) fn now() -> Option<Duration> {
    #[cfg(all(target_family = "wasm", target_os = "unknown"))]
    return None;
    #[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()
}

/// Exactly this many parts.
fn parts<'d, const N: usize>(parts: impl Iterator<Item = &'d str>) -> Option<[&'d str; N]> {
    <[&str; N]>::try_from(parts.collect::<Vec<_>>()).ok()
}

/// A number with this many digits.
fn number(text: &str, digits: usize) -> Option<u64> {
    let is_number = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// The latest year with these two digits that is at most 50 years ahead.
fn full_year(digits: u64, now: Option<Duration>) -> u64 {
    let years = |now: Duration| 1970 + now.as_secs() / (365 * 24 * 60 * 60 + 24 * 60 * 60 / 4);
    let last = now.map_or(LAST_YEAR, |now| years(now) + 50);
    last - (last + 100 - digits) % 100
}

fn seconds(day: u64, month: &str, year: u64, clock: &str) -> Option<Duration> {
    let month = MONTHS.iter().position(|name| *name == month)?;
    let [hour, minute, second] = parts(clock.split(':'))?.map(|part| number(part, 2));
    let (hour, minute, second) = (hour?, minute?, second?);
    let is_sound = year >= 1970 && (1..=31).contains(&day) && hour < 24 && minute < 60 && second <= 60;
    if !is_sound {
        return None;
    }
    let days = days_before(year, month) + day - 1;
    Some(Duration::from_secs(((days * 24 + hour) * 60 + minute) * 60 + second))
}

/// The days from 1970 to the first of the month; January is 0.
fn days_before(year: u64, month: usize) -> u64 {
    const DAYS: [u64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    let leap_days_until = |year: u64| year / 4 - year / 100 + year / 400;
    let leap_days = leap_days_until(year - 1) - leap_days_until(1969);
    let is_leap = leap_days_until(year) > leap_days_until(year - 1);
    let this_year = DAYS.get(month).copied().unwrap_or(0) + u64::from(is_leap && month > 1);
    (year - 1970) * 365 + leap_days + this_year
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn dates() {
        let seconds = |date| parse(date, None).map(|time| time.as_secs());
        assert_eq!(seconds("Thu, 01 Jan 1970 00:00:00 GMT"), Some(0));
        assert_eq!(seconds("Sun, 06 Nov 1994 08:49:37 GMT"), Some(784_111_777));
        assert_eq!(seconds("Sunday, 06-Nov-94 08:49:37 GMT"), Some(784_111_777));
        assert_eq!(seconds("Sun Nov  6 08:49:37 1994"), Some(784_111_777));
        assert_eq!(seconds("Wed Nov 16 08:49:37 1994"), Some(784_975_777));
        assert_eq!(seconds("Thu, 29 Feb 2024 23:59:60 GMT"), Some(1_709_251_200));
        assert_eq!(seconds("Fri, 01 Mar 2024 00:00:00 GMT"), Some(1_709_251_200));
        assert_eq!(seconds("Mon, 01 Mar 2100 00:00:00 GMT"), Some(4_107_542_400));
        assert_eq!(seconds("Fri, 31 Dec 9999 23:59:59 GMT"), Some(253_402_300_799));
    }

    #[test]
    fn years_with_two_digits_are_at_most_fifty_years_ahead() {
        let year = |digits: &str, now: Option<u64>| {
            let now = now.map(|year| parse(&format!("Fri, 01 Jul {year} 00:00:00 GMT"), None).unwrap_or_default());
            let time = parse(&format!("Friday, 01-Jul-{digits} 00:00:00 GMT"), now)?;
            Some(1970 + time.as_secs() / 31_557_600)
        };
        assert_eq!(year("99", Some(1999)), Some(1999));
        assert_eq!(year("05", Some(1999)), Some(2005));
        assert_eq!(year("76", Some(2026)), Some(2076));
        assert_eq!(year("77", Some(2026)), Some(1977));
        assert_eq!(year("00", Some(2050)), Some(2100));
        assert_eq!((year("68", None), year("69", None), year("70", None)), (Some(2068), None, Some(1970)));
    }

    #[test]
    fn no_dates() {
        for text in [
            "",
            "soon",
            "Sun, 06 Nov 94 08:49:37 GMT",
            "Sun, 06 Nov 18446744073709551615 08:49:37 GMT",
            "Sun, 99 Nov 1994 08:49:37 GMT",
            "Sun, 00 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nvo 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 PST",
            "Sun, +6 Nov 1994 08:49:37 GMT",
            "Xyz, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-1994 08:49:37 GMT",
            "Sunday, 06 Nov 1994 08:49:37 GMT",
            "Sun, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994 GMT",
            "Sun Nov 006 08:49:37 1994",
            "foo 12",
        ] {
            assert_eq!(parse(text, None), None, "{text}");
        }
    }
}
