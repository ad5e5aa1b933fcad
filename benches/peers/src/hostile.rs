//! The hostile inputs, each in a process of its own on a thread with 2 MB of stack.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use copydesk::Cleaner;

use crate::clock::{Clock, peak_memory, process_time};
use crate::inputs::{ALL, Hostile, Input};

const STACK: usize = 2 << 20;

/// Prints, for each input, what copydesk and dom_smoothie made of it: at a hundredth and a tenth
/// of the largest size, and at the largest. A run of more processor time than `limit` seconds hangs;
/// texts, of which only copydesk makes anything, have ten times as long for words by the million.
pub fn table(limit: u64, largest: usize) {
    let limit = Duration::from_secs(limit);
    let sizes = [largest / 100, largest / 10, largest];
    println!(
        "| input | bytes | copydesk: seconds | exponent | peak MB | dom_smoothie: seconds | exponent | peak MB |\n\
         |---|---|---|---|---|---|---|---|"
    );
    for hostile in ALL {
        row(hostile, sizes, limit);
    }
}

fn row(hostile: &Hostile, sizes: [usize; 3], limit: Duration) {
    let [_, middle, large] = sizes.map(|size| (hostile.make)(size).bytes());
    let growth = large as f64 / middle as f64;
    let is_page = matches!((hostile.make)(1), Input::Page(..));
    let limit = if is_page { limit } else { 10 * limit };
    let of = |peer| cells(&climb(peer, hostile.name, sizes, limit), growth);
    let theirs = match is_page {
        true => of("dom_smoothie"),
        false => "– | – | –".to_string(),
    };
    println!(
        "| {} | {large} | {} | {theirs} |",
        hostile.name,
        of("copydesk")
    );
}

fn cells(runs: &[Run; 3], growth: f64) -> String {
    let seconds: Vec<String> = runs.iter().map(Run::show).collect();
    let seconds = seconds.join(" / ");
    format!("{seconds} | {} | {}", exponent(runs, growth), peak(runs))
}

/// Runs the sizes from small to large; what failed at one size is not tried at a larger one.
fn climb(peer: &str, input: &str, sizes: [usize; 3], limit: Duration) -> [Run; 3] {
    let mut failed = false;
    sizes.map(|size| {
        if failed {
            return Run::Failed("–");
        }
        let run = run(peer, input, size, limit);
        failed = matches!(run, Run::Failed(_));
        run
    })
}

/// By which power of the size the time grows; short times say nothing of it.
fn exponent(runs: &[Run; 3], growth: f64) -> String {
    match runs {
        [
            _,
            Run::Done { seconds: small, .. },
            Run::Done { seconds: large, .. },
        ] if *large > 0.05 => {
            format!("{:.2}", (large / small).ln() / growth.ln())
        }
        _ => "–".to_string(),
    }
}

fn peak(runs: &[Run; 3]) -> String {
    match runs {
        [.., Run::Done { peak, .. }] => format!("{:.0}", *peak as f64 / 1024.0),
        _ => "–".to_string(),
    }
}

/// How one process ended.
enum Run {
    Done { seconds: f64, peak: u64 },
    Failed(&'static str),
}

impl Run {
    fn show(&self) -> String {
        match self {
            Run::Done { seconds, .. } => format!("{seconds:.2}"),
            Run::Failed(how) => (*how).to_string(),
        }
    }
}

fn run(peer: &str, input: &str, size: usize, limit: Duration) -> Run {
    let program = std::env::current_exe().expect("this program has a path");
    let child = Command::new(program)
        .args(["one", peer, input, &size.to_string()])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    match child {
        Ok(child) => wait(child, limit),
        Err(_) => Run::Failed("not started"),
    }
}

fn wait(mut child: Child, limit: Duration) -> Run {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return parse(child),
            Ok(Some(_)) => return Run::Failed("crash"),
            _ => std::thread::sleep(Duration::from_millis(5)),
        }
        if process_time(child.id()).unwrap_or_else(|| start.elapsed()) >= limit {
            let _ = child.kill();
            let _ = child.wait();
            return Run::Failed("hang");
        }
    }
}

fn parse(child: Child) -> Run {
    let output = child
        .wait_with_output()
        .map(|output| output.stdout)
        .unwrap_or_default();
    let text = String::from_utf8_lossy(&output);
    let mut numbers = text.split_ascii_whitespace();
    match (
        numbers.next().map(str::parse),
        numbers.next().map(str::parse),
    ) {
        (Some(Ok(seconds)), Some(Ok(peak))) => Run::Done { seconds, peak },
        _ => Run::Failed("no answer"),
    }
}

/// Runs one input in this process and prints seconds and peak memory in KiB.
pub fn one(peer: &str, input: &str, size: usize) {
    let hostile = ALL
        .iter()
        .find(|hostile| hostile.name == input)
        .expect("a known input");
    let input = (hostile.make)(size);
    let ours = peer == "copydesk";
    let seconds = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || {
            if ours {
                copydesk(&input)
            } else {
                dom_smoothie(&input)
            }
        })
        .expect("a thread can be started")
        .join()
        .expect("the input did not panic");
    println!("{seconds} {}", peak_memory().unwrap_or(0));
}

fn copydesk(input: &Input) -> f64 {
    let cleaner = Cleaner::new();
    let clock = Clock::start();
    let article = match input {
        Input::Page(bytes, charset) => {
            let page = copydesk::Input::page(bytes);
            cleaner.clean(charset.map_or(page, |charset| page.charset(charset)))
        }
        Input::Lines(text) => cleaner.lines(text),
        Input::Flat(text) => cleaner.flat(text),
    };
    let seconds = clock.seconds();
    std::hint::black_box(article.is_ok());
    seconds
}

fn dom_smoothie(input: &Input) -> f64 {
    let Input::Page(bytes, _) = input else {
        return 0.0;
    };
    let html = String::from_utf8_lossy(bytes).into_owned();
    let clock = Clock::start();
    let article =
        dom_smoothie::Readability::new(html, None, None).and_then(|mut reader| reader.parse());
    std::hint::black_box(article.is_ok());
    clock.seconds()
}
