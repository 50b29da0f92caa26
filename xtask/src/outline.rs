//! Calls in the place of what a module writes out wherever it is needed: values copied from one place of the
//! memory to another, values stored side by side, numbers added to what is counted. WebAssembly says each in
//! a few bytes; as JavaScript it is several statements, of which some ten thousand are saved.

use std::collections::HashMap;
use std::mem;

use anyhow::{Context, Result, bail};
use walrus::ir::{
    BinaryOp, Binop, Call, Const, Drop, Instr, InstrLocId, InstrSeq, InstrSeqId, LoadKind,
    LocalGet, LocalSet, MemArg, Store, StoreKind, Value, Visitor, dfs_in_order,
};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, LocalFunction, MemoryId, Module, ValType};

use crate::repeated::{Addition, Code, Copied, Copies, Stores, WORD};

const NARROW: (LoadKind, StoreKind) = (
    LoadKind::I32 { atomic: false },
    StoreKind::I32 { atomic: false },
);
const WIDE: (LoadKind, StoreKind) = (
    LoadKind::I64 { atomic: false },
    StoreKind::I64 { atomic: false },
);

/// Has the functions of `module` call a few new ones.
pub(crate) fn outline(module: &mut Module) -> Result<()> {
    let memory = module.memories.iter().next();
    let mut shared = Shared {
        memory: memory.context("the module has no memory")?.id(),
        copies: HashMap::new(),
        stores: HashMap::new(),
        addition: None,
    };
    let bodies = module.funcs.iter_local();
    let places = bodies.flat_map(|(function, body)| {
        let sequences = sequences(body).into_iter();
        sequences.map(move |sequence| (function, sequence))
    });
    for (function, sequence) in places.collect::<Vec<_>>() {
        let code = mem::take(code_of(module, function, sequence)?);
        *code_of(module, function, sequence)? = shared.shortened(module, &code);
    }
    Ok(())
}

fn sequences(body: &LocalFunction) -> Vec<InstrSeqId> {
    struct Sequences(Vec<InstrSeqId>);
    impl<'body> Visitor<'body> for Sequences {
        fn start_instr_seq(&mut self, sequence: &'body InstrSeq) {
            self.0.push(sequence.id());
        }
    }
    let mut sequences = Sequences(Vec::new());
    dfs_in_order(&mut sequences, body, body.entry_block());
    sequences.0
}

fn code_of(
    module: &mut Module,
    function: FunctionId,
    sequence: InstrSeqId,
) -> Result<&mut Vec<(Instr, InstrLocId)>> {
    match &mut module.funcs.get_mut(function).kind {
        FunctionKind::Local(body) => Ok(&mut body.block_mut(sequence).instrs),
        _ => bail!("a function that was compiled has no code"),
    }
}

/// The functions that are called by what they replace.
struct Shared {
    memory: MemoryId,
    copies: HashMap<Vec<Copied>, FunctionId>,
    /// By how many values are stored.
    stores: HashMap<usize, FunctionId>,
    addition: Option<FunctionId>,
}

impl Shared {
    fn shortened(&mut self, module: &mut Module, code: &Code) -> Vec<(Instr, InstrLocId)> {
        let mut made = Vec::new();
        let mut rest = code;
        while let [(first, _), others @ ..] = rest {
            rest = if let Some(found) = Copies::at(rest) {
                self.copy(module, &found, &mut made);
                found.rest
            } else if let Some(found) = Addition::at(rest) {
                self.add(module, &found, &mut made);
                found.rest
            } else if let Some(found) = Stores::at(rest) {
                self.store(module, &found, &mut made);
                found.rest
            } else {
                made.push(first.clone());
                others
            };
        }
        let nowhere = InstrLocId::default();
        made.into_iter().map(|instr| (instr, nowhere)).collect()
    }

    fn copy(&mut self, module: &mut Module, found: &Copies, made: &mut Vec<Instr>) {
        let least = |offset: fn(&Copied) -> u64| found.copied.iter().map(offset).min();
        let (to, from) = (least(|one| one.to), least(|one| one.from));
        let (to, from) = (to.unwrap_or(0), from.unwrap_or(0));
        let copied = found.copied.iter().map(|one| Copied {
            to: one.to - to,
            from: one.from - from,
            ..*one
        });
        let memory = self.memory;
        let copy = self.copies.entry(copied.collect());
        let copy = copy.or_insert_with_key(|copied| {
            let [target, source] = [(); 2].map(|()| module.locals.add(ValType::I32));
            let parameters = [ValType::I32; 2];
            let mut copy = FunctionBuilder::new(&mut module.types, &parameters, &[]);
            let mut body = copy.func_body();
            for &Copied {
                wide,
                align,
                to,
                from,
            } in copied
            {
                let (load, store) = if wide { WIDE } else { NARROW };
                let at = |offset| MemArg { align, offset };
                body.local_get(target).local_get(source);
                body.load(memory, load, at(from))
                    .store(memory, store, at(to));
            }
            copy.finish(vec![target, source], &mut module.funcs)
        });
        push_address(made, found.to.clone(), to);
        push_address(made, found.from.clone(), from);
        made.push(Instr::Call(Call { func: *copy }));
    }

    fn add(&mut self, module: &mut Module, found: &Addition, made: &mut Vec<Instr>) {
        let memory = self.memory;
        let addition = *self.addition.get_or_insert_with(|| {
            let [place, number] = [(); 2].map(|()| module.locals.add(ValType::I32));
            let parameters = [ValType::I32; 2];
            let mut add = FunctionBuilder::new(&mut module.types, &parameters, &[ValType::I32]);
            let (load, store) = NARROW;
            add.func_body()
                .local_get(place)
                .local_get(place)
                .load(memory, load, word(0))
                .local_get(number)
                .binop(BinaryOp::I32Add)
                .local_tee(number)
                .store(memory, store, word(0))
                .local_get(number);
            add.finish(vec![place, number], &mut module.funcs)
        });
        push_address(made, found.to.clone(), found.offset);
        made.push(Instr::Const(found.number.clone()));
        made.push(Instr::Call(Call { func: addition }));
        made.push(match found.result {
            Some(local) => Instr::LocalSet(LocalSet { local }),
            None => Instr::Drop(Drop {}),
        });
    }

    fn store(&mut self, module: &mut Module, found: &Stores, made: &mut Vec<Instr>) {
        let words: Vec<_> = found.words.iter().collect();
        let side_by_side = words.chunk_by(|(one, _), (next, _)| **one + WORD == **next);
        let mut groups: Vec<_> = side_by_side.collect();
        // Only the value that was stored first may have been read from the memory.
        groups.sort_by_key(|group| group.iter().all(|(offset, _)| **offset != found.first));
        for (position, group) in groups.into_iter().enumerate() {
            let again = Instr::LocalGet(LocalGet { local: found.local });
            let to = if position == 0 {
                found.to.clone()
            } else {
                again
            };
            let Some((offset, value)) = group.first() else {
                continue;
            };
            if group.len() == 1 {
                made.push(to);
                made.extend_from_slice(value);
                made.push(Instr::Store(Store {
                    memory: self.memory,
                    kind: NARROW.1,
                    arg: word(**offset),
                }));
                continue;
            }
            push_address(made, to, **offset);
            made.extend(group.iter().flat_map(|(_, value)| (*value).clone()));
            let func = self.storing(module, group.len());
            made.push(Instr::Call(Call { func }));
        }
    }

    /// The function that stores so many values.
    fn storing(&mut self, module: &mut Module, count: usize) -> FunctionId {
        let memory = self.memory;
        *self.stores.entry(count).or_insert_with(|| {
            let parameters = vec![ValType::I32; count + 1];
            let locals: Vec<_> = parameters
                .iter()
                .map(|kind| module.locals.add(*kind))
                .collect();
            let mut store = FunctionBuilder::new(&mut module.types, &parameters, &[]);
            let mut body = store.func_body();
            if let [place, values @ ..] = &*locals {
                for (offset, value) in (0..).step_by(4).zip(values) {
                    body.local_get(*place).local_get(*value);
                    body.store(memory, NARROW.1, word(offset));
                }
            }
            store.finish(locals, &mut module.funcs)
        })
    }
}

fn word(offset: u64) -> MemArg {
    MemArg { align: 4, offset }
}

fn push_address(made: &mut Vec<Instr>, base: Instr, offset: u64) {
    made.push(base);
    // Where it does not fit, neither would the memory.
    if let (1.., Ok(offset)) = (offset, i32::try_from(offset)) {
        let value = Value::I32(offset);
        made.push(Instr::Const(Const { value }));
        let op = BinaryOp::I32Add;
        made.push(Instr::Binop(Binop { op }));
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::fs;
    use std::process::Command;

    use walrus::InstrSeqBuilder;

    use super::*;

    /// Runs `run(a, b)` of both modules on the same memory, whose pieces overlap in some of the runs.
    const COMPARED: &str = r#"
        const { readFileSync } = require("node:fs");
        const [before, after] = process.argv.slice(1).map((path) =>
          new WebAssembly.Instance(new WebAssembly.Module(readFileSync(path))).exports);
        for (const [a, b] of [[0, 256], [256, 0], [64, 64], [64, 72], [72, 64], [68, 64], [64, 100]]) {
          const [one, other] = [before, after].map(({ memory, run }) => {
            const bytes = new Uint8Array(memory.buffer, 0, 512);
            bytes.forEach((_, at) => { bytes[at] = (at * 37 + 11) % 256; });
            return [run(a, b), ...bytes].join();
          });
          if (one !== other) throw new Error(`not the same for ${a}, ${b}`);
        }"#;

    /// Copies, stores and counts as a compiler writes them, and such as only look like it.
    fn module() -> Module {
        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 1, None, None);
        module.exports.add("memory", memory);
        let [a, b, sum] = [(); 3].map(|()| module.locals.add(ValType::I32));
        let parameters = [ValType::I32; 2];
        let mut run = FunctionBuilder::new(&mut module.types, &parameters, &[ValType::I32]);
        let mut body: InstrSeqBuilder = run.func_body();
        for (to, from) in [(8, 0), (16, 8)] {
            body.local_get(a).local_get(b);
            body.load(memory, WIDE.0, word(from));
            body.store(memory, WIDE.1, word(to));
        }
        // Side by side, of which the first is read from the memory.
        body.local_get(a).local_get(b);
        body.load(memory, NARROW.0, word(36));
        body.store(memory, NARROW.1, word(40));
        body.local_get(a).i32_const(7);
        body.store(memory, NARROW.1, word(44));
        body.local_get(a).local_get(b).local_get(a);
        body.binop(BinaryOp::I32Add);
        body.store(memory, NARROW.1, word(36));
        body.local_get(a).i64_const(-3);
        body.store(memory, WIDE.1, word(48));
        // What is read was stored just before.
        body.local_get(a).i32_const(1);
        body.store(memory, NARROW.1, word(72));
        body.local_get(a).local_get(a);
        body.load(memory, NARROW.0, word(72));
        body.store(memory, NARROW.1, word(76));
        // One over the other.
        body.local_get(a).i32_const(-1);
        body.store(memory, NARROW.1, word(80));
        body.local_get(a).i32_const(2);
        body.store(memory, NARROW.1, word(82));
        body.local_get(a).local_get(a);
        body.load(memory, NARROW.0, word(60)).i32_const(5);
        body.binop(BinaryOp::I32Add).local_tee(sum);
        body.store(memory, NARROW.1, word(60)).local_get(sum);
        let run = run.finish(vec![a, b], &mut module.funcs);
        module.exports.add("run", run);
        module
    }

    #[test]
    fn a_module_does_the_same_by_calls() {
        let mut module = module();
        let folder = std::env::temp_dir().join(format!("readiness-outline-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let [before, after] = ["before.wasm", "after.wasm"].map(|name| folder.join(name));
        module.emit_wasm_file(&before).unwrap();
        let functions = module.funcs.iter().count();
        outline(&mut module).unwrap();
        assert_eq!(
            module.funcs.iter().count() - functions,
            4,
            "a copy, an addition, stores of five values and of two"
        );
        module.emit_wasm_file(&after).unwrap();
        let node = Command::new("node")
            .args(["-e", COMPARED])
            .args([&before, &after])
            .output();
        fs::remove_dir_all(&folder).unwrap();
        let node = node.unwrap();
        assert!(
            node.status.success(),
            "{}",
            String::from_utf8_lossy(&node.stderr)
        );
    }
}
