//! What a module writes out again and again, as `outline.rs` looks for it at the beginning of code.

use std::collections::BTreeMap;

use walrus::LocalId;
use walrus::ir::{
    BinaryOp, Const, Instr, InstrLocId, Load, LoadKind, Store, StoreKind, UnaryOp, Value,
};

/// The most values that one call stores.
const MOST: usize = 9;
/// The bytes of each.
pub(crate) const WORD: u64 = 4;

pub(crate) type Code = [(Instr, InstrLocId)];

/// What values are worked out by, and their offsets behind an address.
type Words = Vec<(u64, Vec<Instr>)>;

/// The local that an instruction reads or sets.
fn local_of(instr: &Instr) -> Option<LocalId> {
    match instr {
        Instr::LocalGet(get) => Some(get.local),
        Instr::LocalTee(tee) => Some(tee.local),
        _ => None,
    }
}

fn reads(instr: &Instr, local: LocalId) -> bool {
    matches!(instr, Instr::LocalGet(get) if get.local == local)
}

/// One value that is copied: its size, the alignment, and its places behind the addresses.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Copied {
    pub(crate) wide: bool,
    pub(crate) align: u32,
    pub(crate) to: u64,
    pub(crate) from: u64,
}

impl Copied {
    fn of(load: &Load, store: &Store) -> Option<Self> {
        let wide = match (load.kind, store.kind) {
            (LoadKind::I64 { .. }, StoreKind::I64 { .. }) => true,
            (LoadKind::I32 { .. }, StoreKind::I32 { .. }) => false,
            _ => return None,
        };
        // JavaScript has no larger whole numbers than those of four bytes.
        let [align, other] = [load.arg.align, store.arg.align].map(|align| align.min(4));
        (align == other).then_some(Self {
            wide,
            align,
            to: store.arg.offset,
            from: load.arg.offset,
        })
    }

    /// True if both belong to one piece of memory that is copied.
    fn goes_with(self, other: Self) -> bool {
        self.to + other.from == other.to + self.from
    }
}

/// Values copied one after the other.
pub(crate) struct Copies<'code> {
    /// The instructions that the addresses come from.
    pub(crate) to: &'code Instr,
    pub(crate) from: &'code Instr,
    pub(crate) copied: Vec<Copied>,
    pub(crate) rest: &'code Code,
}

impl<'code> Copies<'code> {
    /// Copies at the beginning of `code`; such of four bytes alone are as short as a call.
    pub(crate) fn at(code: &'code Code) -> Option<Self> {
        let (to, from, first, mut rest) = Self::one(code)?;
        let mut copied = vec![first];
        if let Some(local) = local_of(to) {
            while let Some((again, source, next, others)) = Self::one(rest)
                && reads(again, local)
                && is_same(source, from)
                && next.goes_with(first)
            {
                copied.push(next);
                rest = others;
            }
        }
        copied.iter().any(|one| one.wide).then_some(Self {
            to,
            from,
            copied,
            rest,
        })
    }

    fn one(code: &'code Code) -> Option<(&'code Instr, &'code Instr, Copied, &'code Code)> {
        match code {
            [
                (to, _),
                (from @ (Instr::LocalGet(_) | Instr::Const(_)), _),
                (Instr::Load(load), _),
                (Instr::Store(store), _),
                rest @ ..,
            ] => Some((to, from, Copied::of(load, store)?, rest)),
            _ => None,
        }
    }
}

/// A number added to one in the memory.
pub(crate) struct Addition<'code> {
    pub(crate) to: &'code Instr,
    pub(crate) offset: u64,
    pub(crate) number: &'code Const,
    /// The local that the sum is left in.
    pub(crate) result: Option<LocalId>,
    pub(crate) rest: &'code Code,
}

impl<'code> Addition<'code> {
    pub(crate) fn at(code: &'code Code) -> Option<Self> {
        let [
            (to, _),
            (again, _),
            (Instr::Load(load), _),
            (Instr::Const(number), _),
            (Instr::Binop(operation), _),
            others @ ..,
        ] = code
        else {
            return None;
        };
        let (result, store, rest) = match others {
            [
                (Instr::LocalTee(tee), _),
                (Instr::Store(store), _),
                rest @ ..,
            ] => (Some(tee.local), store, rest),
            [(Instr::Store(store), _), rest @ ..] => (None, store, rest),
            _ => return None,
        };
        let copied = Copied::of(load, store)?;
        let is_one = !copied.wide && copied.align == 4 && copied.to == copied.from;
        let is_sum = matches!(operation.op, BinaryOp::I32Add);
        (is_one && is_sum && reads(again, local_of(to)?)).then_some(Self {
            to,
            offset: copied.to,
            number,
            result,
            rest,
        })
    }
}

/// Values stored one after the other behind the same address.
pub(crate) struct Stores<'code> {
    pub(crate) to: &'code Instr,
    /// The local with the address.
    pub(crate) local: LocalId,
    /// The offset of the value that is stored first, which alone may be read from the memory.
    pub(crate) first: u64,
    /// What the values are worked out by, by their offsets.
    pub(crate) words: BTreeMap<u64, Vec<Instr>>,
    pub(crate) rest: &'code Code,
}

impl<'code> Stores<'code> {
    pub(crate) fn at(code: &'code Code) -> Option<Self> {
        let [(to, _), ..] = code else { return None };
        let local = local_of(to)?;
        let (words, mut rest) = stored(code, true)?;
        let (first, _) = words.first()?;
        let first = *first;
        let mut words: BTreeMap<_, _> = words.into_iter().collect();
        while let [(again, _), ..] = rest
            && reads(again, local)
            && let Some((more, others)) = stored(rest, false)
            && words.len() + more.len() <= MOST
            && more.iter().all(|(offset, _)| is_free(&words, *offset))
        {
            words.extend(more);
            rest = others;
        }
        let offsets = || words.keys().copied();
        let side_by_side = offsets()
            .zip(offsets().skip(1))
            .any(|(one, next)| one + WORD == next);
        side_by_side.then_some(Self {
            to,
            local,
            first,
            words,
            rest,
        })
    }
}

/// The words that are stored by the first store in `code`, which begins with its address, and the rest of the
/// code. Only constants, locals and what is worked out of them may be stored, and what is read from the memory
/// if it `may_read`.
fn stored(code: &Code, may_read: bool) -> Option<(Words, &Code)> {
    let [_, code @ ..] = code else { return None };
    let is_store = |(instr, _): &(Instr, _)| matches!(instr, Instr::Store(_));
    let (value, rest) = code.split_at_checked(code.iter().position(is_store)?)?;
    let [(Instr::Store(store), _), rest @ ..] = rest else {
        return None;
    };
    let offset = store.arg.offset;
    let words = match (store.kind, value) {
        _ if store.arg.align < 4 => return None,
        (StoreKind::I32 { .. }, value) if is_worked_out(value, may_read) => {
            vec![(
                offset,
                value.iter().map(|(instr, _)| instr.clone()).collect(),
            )]
        }
        (StoreKind::I64 { .. }, [(Instr::Const(number), _)]) => {
            let Value::I64(number) = number.value else {
                return None;
            };
            let bytes = number.to_le_bytes();
            let (halves, _) = bytes.as_chunks();
            let constants = halves.iter().map(|half| {
                let value = Value::I32(i32::from_le_bytes(*half));
                vec![Instr::Const(Const { value })]
            });
            [offset, offset + WORD].into_iter().zip(constants).collect()
        }
        _ => return None,
    };
    Some((words, rest))
}

/// True if `code` works out one value and changes nothing.
fn is_worked_out(code: &Code, may_read: bool) -> bool {
    let mut values = 0;
    for (instr, _) in code {
        let taken = match instr {
            Instr::Const(_) | Instr::LocalGet(_) => 0,
            Instr::Load(_) if may_read => 1,
            Instr::Unop(operation) if is_simple(operation.op) => 1,
            Instr::Binop(operation) if !divides(operation.op) => 2,
            Instr::Select(_) => 3,
            _ => return false,
        };
        if values < taken {
            return false;
        }
        values += 1 - taken;
    }
    values == 1
}

/// True for those of the many operations on one value that are common and never trap.
fn is_simple(operation: UnaryOp) -> bool {
    use UnaryOp::{I32Clz, I32Ctz, I32Eqz, I32WrapI64, I64Eqz, I64ExtendSI32, I64ExtendUI32};
    matches!(
        operation,
        I32Clz | I32Ctz | I32Eqz | I32WrapI64 | I64Eqz | I64ExtendSI32 | I64ExtendUI32
    )
}

/// True for operations that trap where they divide by zero.
fn divides(operation: BinaryOp) -> bool {
    use BinaryOp::{I32DivS, I32DivU, I32RemS, I32RemU, I64DivS, I64DivU, I64RemS, I64RemU};
    matches!(
        operation,
        I32DivS | I32DivU | I32RemS | I32RemU | I64DivS | I64DivU | I64RemS | I64RemU
    )
}

/// True if no word overlaps the one at `offset`.
fn is_free(words: &BTreeMap<u64, Vec<Instr>>, offset: u64) -> bool {
    let near = offset.saturating_sub(WORD - 1)..offset + WORD;
    words.range(near).next().is_none()
}

fn is_same(one: &Instr, other: &Instr) -> bool {
    match (one, other) {
        (Instr::LocalGet(one), Instr::LocalGet(other)) => one.local == other.local,
        (Instr::Const(one), Instr::Const(other)) => {
            matches!((one.value, other.value), (Value::I32(one), Value::I32(other)) if one == other)
        }
        _ => false,
    }
}
