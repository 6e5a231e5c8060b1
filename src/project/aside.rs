//! Bytes that are set aside until they are written: in one file without a name, in the system's temporary folder.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::{Arc, Mutex, PoisonError};

/// Where bytes are set aside. Nobody else can open the file, and it ends with the program, however that ends.
#[derive(Debug, Default)]
pub struct Aside(Mutex<Option<File>>);

/// Bytes that were set aside.
#[derive(Debug)]
pub struct Kept {
    aside: Arc<Aside>,
    place: Place,
}

#[derive(Debug)]
enum Place {
    File {
        start: u64,
        length: usize,
    },
    /// What cannot be written there stays in memory.
    Memory(Vec<u8>),
}

impl Aside {
    /// Sets bytes aside.
    pub fn put(self: &Arc<Aside>, bytes: Vec<u8>) -> Kept {
        let place = match self.write(&bytes) {
            Ok(start) => Place::File { start, length: bytes.len() },
            Err(_) => Place::Memory(bytes),
        };
        Kept { aside: self.clone(), place }
    }

    fn write(&self, bytes: &[u8]) -> io::Result<u64> {
        let mut file = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let file = match &mut *file {
            Some(file) => file,
            none => none.insert(tempfile::tempfile()?),
        };
        let start = file.seek(SeekFrom::End(0))?;
        file.write_all(bytes)?;
        Ok(start)
    }
}

impl Kept {
    /// The bytes.
    ///
    /// # Errors
    /// The system's error.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        match self.place {
            Place::Memory(ref bytes) => Ok(bytes.clone()),
            Place::File { start, length } => {
                let mut file = self.aside.0.lock().unwrap_or_else(PoisonError::into_inner);
                let mut bytes = vec![0; length];
                if let Some(file) = &mut *file {
                    file.seek(SeekFrom::Start(start))?;
                    file.read_exact(&mut bytes)?;
                }
                Ok(bytes)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_aside_comes_back() {
        let aside = Arc::new(Aside::default());
        let kept: Vec<Kept> = (0..4u8).map(|n| aside.put(vec![n; 1000 * usize::from(n)])).collect();
        for n in [2, 0, 3, 1u8] {
            assert_eq!(kept[usize::from(n)].read().expect("bytes"), vec![n; 1000 * usize::from(n)]);
        }
    }
}
