// The plugin of the pull request matrix: the digests of the images that were built for a branch. A branch without a
// build has no parameter sets, so it gets no Application.
import { runAlone, servePlugin } from "./serve.mjs";

const digests = {
  "feature-branch-1": {
    digestFront: "sha256:a3f18c17771cc1051b790b453a0217b585723b37f14b413ad7c5b12d4534d411",
    digestBack: "sha256:4411417d614d5b1b479933b7420079671facd434fd42db196dc1f4cc55ba13ce",
  },
  "feature-branch-2": {
    digestFront: "sha256:7c20b927946805124f67a0cb8848a8fb1344d16b4d0425d63aaa3f2427c20497",
    digestBack: "sha256:e55e7e40700bbab9e542aba56c593cb87d680cefdfba3dd2ab9cfcb27ec384c2",
  },
};

export function startPlugin({ port = 0, token }) {
  return servePlugin({
    port,
    token,
    answer: ({ parameters }) => {
      const { branch } = parameters;
      return typeof branch === "string" && Object.hasOwn(digests, branch) ? [digests[branch]] : [];
    },
  });
}

await runAlone(import.meta.url, startPlugin, 4363);
