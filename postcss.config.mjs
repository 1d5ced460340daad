/** Tailwind 4 runs as a PostCSS plugin; Next.js reads this file. */
export default { plugins: { "@tailwindcss/postcss": {} } };
