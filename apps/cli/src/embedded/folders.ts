import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Nobody else's to list or read; as root it can be passed through, by PostgreSQL's own account to its data. */
const PRIVATE = process.getuid?.() === 0 ? 0o711 : 0o700;

/** Runs `make` so that the files and folders it makes, or a program that it starts, are their owner's only. */
export const withPrivateFiles = <T>(make: () => T): T => {
  const before = process.umask(0o077);
  try {
    return make();
  } finally {
    process.umask(before);
  }
};

/**
 * Makes a folder and those above it, its owner's only; one that is there stays as it is. Node's own recursive
 * mkdir never returns below /proc, where none can be made.
 */
export const makeFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, PRIVATE);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    await makeFolder(dirname(path));
    await mkdir(path, PRIVATE).catch((again: NodeJS.ErrnoException) => {
      if (again.code !== 'EEXIST') throw again;
    });
  }
};
