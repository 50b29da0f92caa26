//! `decode`: results out of any text, as a table, as JSON lines or as a Parquet file.

mod csv;
mod json;
mod parquet;
mod table;

use std::io::{self, IsTerminal as _, Write};
use std::path::PathBuf;

use anyhow::{Result, ensure};
use clap::{Args, ValueEnum};

use crate::report::Report;
use crate::{definition, input};
use table::Table;

/// What is read and how it is written.
#[derive(Args)]
pub(crate) struct Arguments {
    /// Texts of any kind with codes or links in them; `-` or none reads standard input
    files: Vec<PathBuf>,
    /// The form of what is written
    #[arg(long, value_enum, default_value = "csv")]
    format: Format,
    /// What makes a row
    #[arg(long, value_enum, default_value = "results")]
    rows: Rows,
    /// The definition that the codes belong to; without one, the packaged English one
    #[arg(long, value_name = "DEFINITION")]
    assessment: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Comma-separated values in UTF-8, by RFC 4180, safe to open in a spreadsheet
    Csv,
    /// A JSON object a line
    Jsonl,
    /// A Parquet file, for databases and programs for statistics
    Parquet,
}

/// What makes a row.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Rows {
    /// One row a result, with a column a question and the stages
    Results,
    /// One row an answer
    Answers,
}

/// Reads and writes.
pub(crate) fn run(
    arguments: &Arguments,
    output: &mut dyn Write,
    report: &mut Report,
) -> Result<()> {
    ensure!(
        !matches!(arguments.format, Format::Parquet) || !io::stdout().is_terminal(),
        "a Parquet file is nothing to read on a terminal; send it to a file: add `> results.parquet`"
    );
    let assessment = definition::load(arguments.assessment.as_deref())?;
    let (files, rows) = (&arguments.files, arguments.rows);
    let table = Table::new(&assessment, rows);
    match arguments.format {
        Format::Csv => {
            let mut writer = csv::Writer::new(output, &table)?;
            input::each_result(&assessment, files, report, |row| {
                table.write(row, &mut writer)
            })?;
        }
        Format::Jsonl => {
            let mut writer = json::Writer::new(output, &table);
            input::each_result(&assessment, files, report, |row| match rows {
                Rows::Results => writer.result(&table, &assessment, row),
                Rows::Answers => table.write(row, &mut writer),
            })?;
        }
        Format::Parquet => {
            let mut writer = parquet::Writer::new(output, &table)?;
            input::each_result(&assessment, files, report, |row| {
                table.write(row, &mut writer)
            })?;
            writer.finish()?;
        }
    }
    Ok(())
}
