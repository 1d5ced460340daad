#!/usr/bin/env python3
"""The generator plugin of Argo CD's documentation, with its two mistakes corrected:

1. After a wrong token it answered 403 and went on, so a second answer, with the parameters, followed on the same
   connection. Without a Content-Length the client takes all of it for the body of the 403: the parameters reached
   whoever had no token. Here do_POST returns after forbidden().
2. It sent no Content-Length, so a client could not tell a whole answer from one that was cut off.

Everything else is as printed. The token is read from /var/run/argo/token, or from the file that --token-file or
PLUGIN_TOKEN_FILE names; --port and --host are there so that it runs beside other servers.

    printf strong-password > token && python3 plugin.py --token-file token
"""
import argparse
import json
import os
from http.server import BaseHTTPRequestHandler, HTTPServer

plugin_token = None


class Plugin(BaseHTTPRequestHandler):

    def args(self):
        return json.loads(self.rfile.read(int(self.headers.get('Content-Length'))))

    def reply(self, reply):
        body = json.dumps(reply).encode("UTF-8")
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def refuse(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def forbidden(self):
        self.refuse(403)

    def unsupported(self):
        self.refuse(404)

    def do_POST(self):
        if self.headers.get("Authorization") != "Bearer " + plugin_token:
            self.forbidden()
            return

        if self.path == '/api/v1/getparams.execute':
            args = self.args()
            self.reply({
                "output": {
                    "parameters": [
                        {
                            "key1": "val1",
                            "key2": "val2"
                        },
                        {
                            "key1": "val2",
                            "key2": "val2"
                        }
                    ]
                }
            })
        else:
            self.unsupported()


def main():
    global plugin_token
    parser = argparse.ArgumentParser(description="A generator plugin for Argo CD.")
    parser.add_argument("--token-file", default=os.environ.get("PLUGIN_TOKEN_FILE", "/var/run/argo/token"))
    parser.add_argument("--port", type=int, default=int(os.environ.get("PLUGIN_PORT", "4355")))
    parser.add_argument("--host", default="")
    options = parser.parse_args()
    with open(options.token_file) as f:
        plugin_token = f.read().strip()
    httpd = HTTPServer((options.host, options.port), Plugin)
    print(f"listening on port {httpd.server_port}", flush=True)
    httpd.serve_forever()


if __name__ == '__main__':
    main()
