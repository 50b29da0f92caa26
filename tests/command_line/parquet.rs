//! Results as Parquet files, read by their columns as other programs read them.

use std::collections::HashMap;
use std::fs::File;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

use crate::program::{Folder, codes, run};

const PARQUET: [&str; 3] = ["decode", "--format", "parquet"];

fn reader(path: &str) -> SerializedFileReader<File> {
    SerializedFileReader::new(File::open(path).unwrap()).unwrap()
}

/// The names of the columns.
fn columns(file: &SerializedFileReader<File>) -> Vec<String> {
    let schema = file.metadata().file_metadata().schema_descr();
    let columns = schema.columns().iter();
    columns.map(|column| column.name().to_owned()).collect()
}

/// The rows by the names of the columns.
fn rows(file: &SerializedFileReader<File>) -> Vec<HashMap<String, Field>> {
    let rows = file.get_row_iter(None).unwrap();
    rows.map(|row| row.unwrap().into_columns().into_iter().collect())
        .collect()
}

/// A cell as a table has it.
fn cell(field: Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Str(text) => text,
        Field::Long(number) => number.to_string(),
        other => panic!("no cell is {other:?}"),
    }
}

#[test]
fn it_holds_what_the_table_holds() {
    let folder = Folder::new("parquet");
    // In rows an answer, more than stand in one row group.
    let codes = codes(1_200).join("\n");
    for (kind, groups) in [("results", 1), ("answers", 2)] {
        let arguments = [&PARQUET[..], &["--rows", kind]].concat();
        folder.run_into(kind, &arguments, &codes).succeeds();
        let file = reader(&folder.path(kind));
        assert_eq!(file.num_row_groups(), groups, "{kind}");

        let table = run(&["decode", "--rows", kind], &codes).succeeds();
        let mut table = csv::Reader::from_reader(table.as_bytes());
        let names: Vec<_> = table.headers().unwrap().iter().map(String::from).collect();
        assert_eq!(columns(&file), names);
        let table: Vec<HashMap<String, String>> = table.deserialize().map(Result::unwrap).collect();
        let cells = |row: HashMap<String, Field>| {
            let cells = row.into_iter().map(|(name, field)| (name, cell(field)));
            cells.collect()
        };
        let written: Vec<HashMap<_, _>> = rows(&file).into_iter().map(cells).collect();
        assert!(written == table, "{kind}");
    }
}

#[test]
fn lines_are_numbers_and_empty_cells_are_null() {
    let folder = Folder::new("parquet-types");
    let code = &codes(1)[0];
    folder
        .run_into("file", &PARQUET, format!("\n{code}"))
        .succeeds();
    let rows = rows(&reader(&folder.path("file")));
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0]["line"], Field::Long(2));
    assert_eq!(rows[0]["edition"], Field::Long(1));
    assert_eq!(rows[0]["code"], Field::Str(code.clone()));
    assert!(rows[0].values().any(|field| *field == Field::Null));
}

#[test]
fn nothing_is_a_file_without_rows() {
    let folder = Folder::new("parquet-nothing");
    for kind in ["results", "answers"] {
        let arguments = [&PARQUET[..], &["--rows", kind]].concat();
        folder.run_into("file", &arguments, "").succeeds();
        let file = reader(&folder.path("file"));
        assert_eq!(rows(&file).len(), 0);
        assert_eq!(columns(&file)[..2], ["source", "line"]);
    }
}

#[test]
fn a_damaged_code_keeps_nobody_from_the_others() {
    let folder = Folder::new("parquet-damaged");
    let codes = codes(3);
    let cut = &codes[1][..codes[1].len() - 2];
    let text = [&codes[0], cut, &codes[2]].join("\n");
    let told = folder.run_into("file", &PARQUET, text).ends_with(1);
    assert!(
        told.starts_with("stdin:2: the result code is damaged: "),
        "{told}"
    );
    let rows = rows(&reader(&folder.path("file")));
    let read: Vec<_> = rows.into_iter().map(|mut row| row.remove("code")).collect();
    let whole = [&codes[0], &codes[2]];
    assert_eq!(read, whole.map(|code| Some(Field::Str(code.clone()))));
}
