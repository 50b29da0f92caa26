//! The downloads of a visitor: a table of sizes, and the budgets it must stay within.

use std::collections::BTreeMap;
use std::io::Write;
use std::num::NonZero;
use std::thread;

use anyhow::{Context, Result, anyhow, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;

/// A name, the most bytes after brotli, and the files that are counted.
pub(crate) type Budget<'a> = (&'a str, usize, &'a [&'a str]);

#[derive(Clone, Copy, Default)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Size {
    fn of(content: &[u8]) -> Result<Self> {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(content)?;
        let mut brotli = Vec::new();
        // Quality 11 and a window of 2^22 bytes: what servers send for files compressed ahead.
        brotli::CompressorWriter::new(&mut brotli, 4096, 11, 22).write_all(content)?;
        Ok(Self {
            raw: content.len(),
            gzip: gzip.finish()?.len(),
            brotli: brotli.len(),
        })
    }

    fn plus(self, other: Self) -> Self {
        Self {
            raw: self.raw + other.raw,
            gzip: self.gzip + other.gzip,
            brotli: self.brotli + other.brotli,
        }
    }

    fn print(self, name: &str) {
        let Self { raw, gzip, brotli } = self;
        println!("{name:<40} {raw:>9} {gzip:>9} {brotli:>9}");
    }
}

/// Prints the sizes of `files` and fails when a budget is exceeded.
pub(crate) fn report(files: &BTreeMap<String, Vec<u8>>, budgets: &[Budget]) -> Result<()> {
    let sizes = sizes_of(files).context("cannot compress the package to measure it")?;
    println!("{:<40} {:>9} {:>9} {:>9}", "pkg/", "raw", "gzip", "brotli");
    for (name, size) in &sizes {
        size.print(name);
    }
    sizes
        .values()
        .copied()
        .fold(Size::default(), Size::plus)
        .print("all");
    for (name, most, counted) in budgets {
        let used: usize = counted
            .iter()
            .filter_map(|file| sizes.get(*file))
            .map(|size| size.brotli)
            .sum();
        ensure!(
            used <= *most,
            "{name} is {used} bytes after brotli, {} over its budget of {most}; make it smaller, \
             or say in the budget why it may grow",
            used - most
        );
        println!(
            "{name}: {used} of {most} bytes after brotli, {} left",
            most - used
        );
    }
    Ok(())
}

/// The sizes of files by name, measured by as many threads as there are processors.
fn sizes_of(files: &BTreeMap<String, Vec<u8>>) -> Result<BTreeMap<&str, Size>> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| {
        let shares = (0..threads).map(|first| {
            let share = files.iter().skip(first).step_by(threads);
            let measured = share.map(|(name, content)| Ok((name.as_str(), Size::of(content)?)));
            scope.spawn(|| measured.collect::<Result<Vec<_>>>())
        });
        let running: Vec<_> = shares.collect();
        let mut sizes = BTreeMap::new();
        for thread in running {
            let measured = thread.join().map_err(|_| anyhow!("a thread panicked"))?;
            sizes.extend(measured?);
        }
        Ok(sizes)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_holds_until_it_is_exceeded() {
        let name = "noise".to_owned();
        // A linear congruence: bytes that no compressor shortens much.
        let noise: Vec<u8> = (0..2000_u32)
            .map(|i| (i.wrapping_mul(1_664_525).wrapping_add(1_013_904_223) >> 11).to_le_bytes()[0])
            .collect();
        let files = BTreeMap::from([(name.clone(), noise)]);
        assert!(report(&files, &[("fits", 2500, &[&name])]).is_ok());
        let error = report(&files, &[("too much", 10, &[&name])]).map_err(|e| e.to_string());
        assert!(error.is_err_and(|text| text.contains("over its budget of 10")));
    }
}
