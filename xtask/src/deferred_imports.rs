//! Moves the imports that only the second module calls out of the first. The tool that cuts the
//! module leaves each of them in the first, behind a stub that the second calls through the table
//! of functions, and wasm-bindgen writes one glue for all: so what only a result asks of the browser
//! would be paid for by the first question.

use std::collections::{BTreeSet, HashMap};

use anyhow::{Context, Result, bail, ensure};
use walrus::ir::{Instr, Value, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind,
    LocalId, Module, RefType, TableId, passes,
};

use crate::deferred_glue::divided;
use crate::names::IMPORTED;

/// The endings that the tools give to the names of functions that they add.
const STUB: &str = " local_shim";
const STUB_CALL: &str = " indirect_call_shim";
/// The name of functions that hand a value of some type to JavaScript.
const CAST: &str = "wbg_cast";
/// The module that the second has everything of the first from.
const FIRST: &str = "__wasm_split";
/// The table of values that JavaScript has handed over, as the first module exports it.
const REFERENCES: &str = "__wbindgen_externrefs";

/// Takes the imports that only `second` calls out of `first`, and gives them to `second`. Returns
/// the `glue` without them, and an ES module that makes them of what that glue keeps to itself.
pub(crate) fn defer(
    first: &mut Module,
    second: &mut Module,
    glue: &str,
) -> Result<(String, String)> {
    ensure!(
        !casts_alone(second),
        "the second module hands JavaScript a kind of value, such as a closure with other arguments, \
         that the first never does; wasm-bindgen sees only the first",
    );
    let deferred = deferred(first);
    ensure!(
        !deferred.is_empty(),
        "no import belongs to the second module"
    );
    let mut stubs = stub_calls(second);
    let mut shared = Shared::default();
    for import in &deferred {
        let stub = stubs.remove(&import.slot);
        let stub = stub.with_context(|| format!("nothing calls {}", import.name))?;
        import.give(first, second, stub, &mut shared)?;
    }
    let names: BTreeSet<_> = deferred.iter().map(|import| &*import.name).collect();
    let all = first.imports.iter().map(|import| &*import.name).collect();
    let glue = divided(glue, &all, &names);
    remove(first, &deferred)?;
    Ok(glue)
}

/// True if the second module has a type of value to hand over that the first doesn't know.
fn casts_alone(second: &Module) -> bool {
    let is_cast = |function: &FunctionId| {
        let name = second.funcs.get(*function).name.as_deref();
        name.is_some_and(|name| name.contains(CAST) && !name.ends_with(STUB_CALL))
    };
    let mut functions = second.funcs.iter_local();
    functions.any(|(function, _)| is_cast(&function))
}

/// An import that only the second module calls.
struct Deferred {
    name: String,
    /// The place in the table of functions that the second module calls.
    slot: i32,
    stub: FunctionId,
    /// The function that calls it: the stub, or one between them that changes indices into the
    /// values behind them.
    caller: FunctionId,
    function: FunctionId,
}

/// Counts the places where functions are mentioned.
#[derive(Default)]
struct Mentions(HashMap<FunctionId, usize>);

impl Visitor<'_> for Mentions {
    fn visit_function_id(&mut self, function: &FunctionId) {
        *self.0.entry(*function).or_default() += 1;
    }
}

fn mentions(module: &Module) -> Mentions {
    let mut mentions = Mentions::default();
    for (_, function) in module.funcs.iter_local() {
        dfs_in_order(&mut mentions, function, function.entry_block());
    }
    for export in module.exports.iter() {
        if let ExportItem::Function(function) = &export.item {
            mentions.visit_function_id(function);
        }
    }
    for element in module.elements.iter() {
        if let ElementItems::Functions(functions) = &element.items {
            for function in functions {
                mentions.visit_function_id(function);
            }
        }
    }
    mentions
}

/// The instructions of a function without branches.
fn instructions(module: &Module, function: FunctionId) -> impl Iterator<Item = &Instr> {
    let local = match &module.funcs.get(function).kind {
        FunctionKind::Local(local) => Some(local),
        _ => None,
    };
    let block = local.map(|local| &local.block(local.entry_block()).instrs);
    block
        .into_iter()
        .flatten()
        .map(|(instruction, _)| instruction)
}

fn is_named(module: &Module, function: FunctionId, ending: &str) -> bool {
    let name = module.funcs.get(function).name.as_deref();
    name.is_some_and(|name| name.ends_with(ending))
}

fn deferred(first: &Module) -> Vec<Deferred> {
    let mentions = mentions(first);
    let once = |function: &FunctionId| mentions.0.get(function) == Some(&1);
    let called_by = |function| {
        let mut called =
            instructions(first, function).filter_map(|instruction| match instruction {
                Instr::Call(call) => Some(call.func),
                _ => None,
            });
        called.find(once)
    };
    let import = |function| first.imports.get_imported_func(function);
    let mut found = Vec::new();
    for element in first.elements.iter() {
        let (ElementItems::Functions(functions), Some(offset)) =
            (&element.items, offset(&element.kind))
        else {
            continue;
        };
        for (slot, &stub) in (offset..).zip(functions) {
            if !is_named(first, stub, STUB) || !once(&stub) {
                continue;
            }
            let Some(mut function) = called_by(stub) else {
                continue;
            };
            let mut caller = stub;
            if import(function).is_none() {
                caller = function;
                let Some(inner) = called_by(caller) else {
                    continue;
                };
                function = inner;
            }
            found.extend(import(function).map(|import| Deferred {
                name: import.name.clone(),
                slot,
                stub,
                caller,
                function,
            }));
        }
    }
    found
}

fn offset(kind: &ElementKind) -> Option<i32> {
    match kind {
        ElementKind::Active {
            offset: ConstExpr::Value(Value::I32(offset)),
            ..
        } => Some(*offset),
        _ => None,
    }
}

/// The functions that call one of the first module's, by its place in the table.
fn stub_calls(second: &Module) -> HashMap<i32, FunctionId> {
    let functions = second.funcs.iter_local().map(|(function, _)| function);
    let stubs = functions.filter(|function| is_named(second, *function, STUB_CALL));
    let slot = |function| {
        instructions(second, function).find_map(|instruction| match instruction {
            Instr::Const(constant) => match constant.value {
                Value::I32(slot) => Some((slot, function)),
                _ => None,
            },
            _ => None,
        })
    };
    stubs.filter_map(slot).collect()
}

/// Parts of the first module that the second has taken already.
#[derive(Default)]
struct Shared {
    functions: HashMap<FunctionId, FunctionId>,
    references: Option<TableId>,
}

impl Shared {
    /// One of the first module's functions, as the second imports it.
    fn function(
        &mut self,
        first: &Module,
        second: &mut Module,
        function: FunctionId,
    ) -> Result<FunctionId> {
        if let Some(taken) = self.functions.get(&function) {
            return Ok(*taken);
        }
        let exported = first.exports.get_exported_func(function);
        let exported = exported.context("a function between the modules is not exported")?;
        let ty = same_type(first, second, function);
        let (taken, _) = second.add_import_func(FIRST, &exported.name, ty);
        self.functions.insert(function, taken);
        Ok(taken)
    }

    fn references(&mut self, first: &Module, second: &mut Module, table: TableId) -> TableId {
        *self.references.get_or_insert_with(|| {
            let initial = first.tables.get(table).initial;
            let ty = RefType::EXTERNREF;
            let import = second.add_import_table(FIRST, REFERENCES, false, initial, None, ty);
            import.0
        })
    }
}

fn same_type(first: &Module, second: &mut Module, function: FunctionId) -> walrus::TypeId {
    let ty = first.types.get(first.funcs.get(function).ty());
    second.types.add(ty.params(), ty.results())
}

impl Deferred {
    /// Makes `stub` in `second` do what `caller` does in `first`.
    fn give(
        &self,
        first: &Module,
        second: &mut Module,
        stub: FunctionId,
        shared: &mut Shared,
    ) -> Result<()> {
        let ty = same_type(first, second, self.function);
        let (import, _) = second.add_import_func(IMPORTED, &self.name, ty);
        shared.functions.insert(self.function, import);

        let FunctionKind::Local(caller) = &first.funcs.get(self.caller).kind else {
            bail!("{} is called by an import", self.name);
        };
        let mut locals = HashMap::new();
        let mut local = |second: &mut Module, local: LocalId| {
            let ty = first.locals.get(local).ty();
            *locals.entry(local).or_insert_with(|| second.locals.add(ty))
        };
        let arguments: Vec<_> = caller.args.iter().map(|id| local(second, *id)).collect();
        let mut body = Vec::new();
        for instruction in instructions(first, self.caller) {
            let mut instruction = instruction.clone();
            match &mut instruction {
                Instr::LocalGet(get) => get.local = local(second, get.local),
                Instr::LocalSet(set) => set.local = local(second, set.local),
                Instr::LocalTee(tee) => tee.local = local(second, tee.local),
                Instr::TableGet(get) => get.table = shared.references(first, second, get.table),
                Instr::TableSet(set) => set.table = shared.references(first, second, set.table),
                Instr::Call(call) => call.func = shared.function(first, second, call.func)?,
                other => bail!("{} is called with {other:?} around it", self.name),
            }
            body.push(instruction);
        }
        let ty = second.types.get(second.funcs.get(stub).ty());
        let (parameters, results) = (ty.params().to_vec(), ty.results().to_vec());
        let mut builder = FunctionBuilder::new(&mut second.types, &parameters, &results);
        let mut sequence = builder.func_body();
        for instruction in body {
            sequence.instr(instruction);
        }
        second.funcs.get_mut(stub).kind = FunctionKind::Local(builder.local_func(arguments));
        Ok(())
    }
}

/// Puts another function in the places of the stubs, which nothing calls any more: an empty place
/// takes more room.
fn remove(first: &mut Module, deferred: &[Deferred]) -> Result<()> {
    let stubs: Vec<_> = deferred.iter().map(|import| import.stub).collect();
    for element in first.elements.iter_mut() {
        let ElementItems::Functions(functions) = &mut element.items else {
            continue;
        };
        let kept = functions.iter().find(|function| !stubs.contains(function));
        let kept = *kept.context("the first module has no function of its own")?;
        for function in functions
            .iter_mut()
            .filter(|function| stubs.contains(function))
        {
            *function = kept;
        }
    }
    passes::gc::run(first);
    Ok(())
}
