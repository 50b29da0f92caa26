//! Has the words of the interface taken in again when one of their files changes.

fn main() {
    println!("cargo::rerun-if-changed=../interface");
}
