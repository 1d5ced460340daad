/** How much of a folder is read. Exceeding one is a problem that names it, never a silent cut. */
export interface ManifestLimits {
  readonly files: number;
  readonly fileBytes: number;
  readonly totalBytes: number;
  readonly documents: number;
  readonly folderDepth: number;
}

export const manifestLimits: ManifestLimits = {
  files: 2_000,
  fileBytes: 4 * 1024 * 1024,
  totalBytes: 32 * 1024 * 1024,
  documents: 20_000,
  folderDepth: 16,
};
