//! Tables as Parquet, which keeps each column together: row groups of bounded size, one after another.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Encoding, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriterImpl;
use parquet::data_type::{ByteArray, ByteArrayType, Int64Type};
use parquet::errors::Result;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{ColumnPath, Type};

use super::table::{Cell, Column, Kind, Table, WriteRows};

/// The rows at which a row group ends, with those of its last result: no more texts than 16 bits count.
const ROWS: usize = 1 << 16;

/// The number of values that are handed over together.
const BATCH: usize = 1024;

/// Writes a table row group by row group.
pub(crate) struct Writer<W: Write> {
    output: W,
    /// Encodes into memory, for it asks for an output that may move to another thread.
    file: SerializedFileWriter<Vec<u8>>,
    columns: Vec<Values>,
    /// The number of columns that say which result a row is of.
    beginning: usize,
    /// The number of rows in `columns`.
    rows: usize,
}

impl<W: Write> Writer<W> {
    /// A writer of this table's rows.
    ///
    /// # Errors
    /// None: the columns have names.
    pub(crate) fn new(output: W, table: &Table<'_>) -> io::Result<Self> {
        let columns = table.columns();
        let file = schema(columns).and_then(|schema| {
            let properties = Arc::new(properties(table));
            SerializedFileWriter::new(Vec::new(), Arc::new(schema), properties)
        });
        Ok(Self {
            output,
            file: file.map_err(io::Error::other)?,
            columns: columns.iter().map(Values::of).collect(),
            beginning: 0,
            rows: 0,
        })
    }

    /// Writes what is left, and where everything stands.
    ///
    /// # Errors
    /// The output can't be written.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.write_group()?;
        self.file.finish().map_err(io::Error::other)?;
        self.hand_over()
    }

    /// Writes the rows that there are as a row group.
    fn write_group(&mut self) -> io::Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        self.encode().map_err(io::Error::other)?;
        self.rows = 0;
        self.hand_over()
    }

    fn encode(&mut self) -> Result<()> {
        let mut group = self.file.next_row_group()?;
        for values in &mut self.columns {
            if let Some(mut column) = group.next_column()? {
                values.write(&mut column)?;
                column.close()?;
            }
        }
        group.close().map(drop)
    }

    fn hand_over(&mut self) -> io::Result<()> {
        self.file.flush()?;
        self.output.write_all(self.file.inner())?;
        self.file.inner_mut().clear();
        Ok(())
    }
}

impl<W: Write> WriteRows for Writer<W> {
    fn begin(&mut self, result: &[Cell<'_>]) -> io::Result<()> {
        if self.rows >= ROWS {
            self.write_group()?;
        }
        self.beginning = result.len();
        for (values, cell) in self.columns.iter_mut().zip(result) {
            values.set(*cell)?;
        }
        Ok(())
    }

    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        let (beginning, own) = self
            .columns
            .split_at_mut_checked(self.beginning)
            .unwrap_or_default();
        for values in beginning {
            values.push()?;
        }
        for (values, cell) in own.iter_mut().zip(cells) {
            values.set(*cell)?;
            values.push()?;
        }
        self.rows += 1;
        Ok(())
    }
}

/// The values of one column in a row group.
enum Values {
    Numbers(Numbers),
    Texts(Texts),
}

#[derive(Default)]
struct Numbers {
    /// The number of the rows to come.
    next: i64,
    all: Vec<i64>,
}

/// Texts, each of them once.
struct Texts {
    /// There are so few that one that was here before is found again.
    few: bool,
    /// Those that there were; none stands for empty cells.
    known: Vec<Option<ByteArray>>,
    /// The place, in `known`, of that of the rows to come.
    next: usize,
    /// Those of all rows.
    all: Vec<u16>,
}

impl Values {
    fn of(column: &Column) -> Self {
        match column.kind {
            Kind::Number => Self::Numbers(Numbers::default()),
            kind => Self::Texts(Texts {
                few: kind == Kind::Id,
                known: Vec::new(),
                next: 0,
                all: Vec::new(),
            }),
        }
    }

    /// Takes the cell of the rows to come.
    fn set(&mut self, cell: Cell<'_>) -> io::Result<()> {
        match (self, cell) {
            (Self::Numbers(numbers), Cell::Number(number)) => {
                numbers.next = i64::try_from(number).map_err(io::Error::other)?;
            }
            (Self::Texts(texts), Cell::Name(text) | Cell::Text(text)) => texts.set(Some(text)),
            (Self::Texts(texts), _) => texts.set(None),
            (Self::Numbers(_), _) => {}
        }
        Ok(())
    }

    /// Appends it once.
    fn push(&mut self) -> io::Result<()> {
        match self {
            Self::Numbers(numbers) => numbers.all.push(numbers.next),
            Self::Texts(texts) => {
                let place = u16::try_from(texts.next).map_err(io::Error::other)?;
                texts.all.push(place);
            }
        }
        Ok(())
    }

    /// Writes all, after which there are none.
    fn write(&mut self, column: &mut SerializedColumnWriter<'_>) -> Result<()> {
        match self {
            Self::Numbers(numbers) => {
                let column = column.typed::<Int64Type>();
                column.write_batch(&numbers.all, None, None)?;
                numbers.all.clear();
            }
            Self::Texts(texts) => texts.write(column.typed::<ByteArrayType>())?,
        }
        Ok(())
    }
}

impl Texts {
    fn set(&mut self, text: Option<&str>) {
        let same = |other: &Option<ByteArray>| {
            other.as_ref().map(ByteArray::data) == text.map(str::as_bytes)
        };
        // They come in the same order again and again.
        let (before, after) = self.known.split_at_checked(self.next).unwrap_or_default();
        let found = after.iter().position(same).map(|place| self.next + place);
        let earlier = || self.few.then(|| before.iter().position(same))?;
        let found = found.or_else(earlier);
        self.next = found.unwrap_or_else(|| {
            self.known.push(text.map(ByteArray::from));
            self.known.len() - 1
        });
    }

    fn write(&mut self, column: &mut ColumnWriterImpl<'_, ByteArrayType>) -> Result<()> {
        for places in self.all.chunks(BATCH) {
            let texts = places.iter();
            let texts = texts.map(|place| self.known.get(usize::from(*place))?.as_ref());
            let present: Vec<i16> = texts.clone().map(|text| text.is_some().into()).collect();
            let texts: Vec<_> = texts.flatten().cloned().collect();
            column.write_batch(&texts, Some(&present), None)?;
        }
        self.known.clear();
        self.all.clear();
        self.next = 0;
        Ok(())
    }
}

/// Columns of the same names as in every other form.
fn schema(columns: &[Column]) -> Result<Type> {
    let field = |Column { name, kind }: &Column| {
        let (physical, logical) = match kind {
            Kind::Number => (Physical::INT64, None),
            Kind::Text | Kind::Id => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        };
        let repetition = match kind {
            Kind::Id => Repetition::OPTIONAL,
            Kind::Text | Kind::Number => Repetition::REQUIRED,
        };
        let field = Type::primitive_type_builder(name, physical)
            .with_logical_type(logical)
            .with_repetition(repetition);
        Ok(Arc::new(field.build()?))
    };
    let fields = columns.iter().map(field).collect::<Result<_>>()?;
    Type::group_type_builder("results")
        .with_fields(fields)
        .build()
}

/// Texts as places in a dictionary, in runs; numbers as their differences.
fn properties(table: &Table<'_>) -> WriterProperties {
    let mut properties = WriterProperties::builder()
        .set_created_by(concat!("readiness-check ", env!("CARGO_PKG_VERSION")).into())
        // Ids are in no order that would help a reader to pass over any.
        .set_statistics_enabled(EnabledStatistics::None)
        .set_offset_index_disabled(true);
    for Column { name, kind } in table.columns() {
        let path = ColumnPath::new(vec![name.clone()]);
        if *kind == Kind::Number {
            properties = properties
                .set_column_dictionary_enabled(path.clone(), false)
                .set_column_encoding(path, Encoding::DELTA_BINARY_PACKED);
        }
    }
    properties.build()
}
