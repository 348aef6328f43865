#!/usr/bin/env python3
"""Runs the benchmark page in a headless Chromium on this machine's graphics card.

    python3 run.py [--chromium PATH] [--out report.json] [--quick] [--allow-software] [--minutes N] [FLAG …]

Needs Python 3.9 and Chromium or Chrome, no network and no package. Serves the pages beside this file
on localhost, opens bench.html, prints the tables and writes the report, also an unfinished one.
More Chromium flags go after `--`. Exit code 1: no report, an unfinished one, or an adapter
that is missing or drawn by the processor, unless --allow-software.
"""
import argparse
import http.server
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
# A card without a display: ANGLE on Vulkan for WebGL, Dawn on Vulkan for WebGPU.
CARD = ['--use-angle=vulkan', '--enable-features=Vulkan', '--disable-vulkan-surface']
SOFTWARE = ['--enable-unsafe-swiftshader', '--use-webgpu-adapter=swiftshader']
FLAGS = ['--headless=new', '--no-first-run', '--disable-background-networking', '--disable-sync',
         '--disable-component-update', '--disable-gpu-watchdog', '--enable-unsafe-webgpu',
         '--ignore-gpu-blocklist', '--disable-background-timer-throttling',
         '--disable-renderer-backgrounding']


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the pages with the studio's headers, and takes reports."""
    protocol_version = 'HTTP/1.1'
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map,
                      '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm'}
    headers_sent, reports = {}, queue.Queue()

    def end_headers(self):
        for name, value in self.headers_sent.items():
            self.send_header(name, value)
        super().end_headers()

    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        self.reports.put(json.loads(body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


def serve():
    with open(os.path.join(HERE, 'headers.json')) as file:
        Handler.headers_sent = json.load(file)
    pages = os.path.join(HERE, 'pages')
    server = http.server.ThreadingHTTPServer(
        ('127.0.0.1', 0), lambda *args: Handler(*args, directory=pages))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f'http://127.0.0.1:{server.server_port}/bench.html'


def lines_of(table):
    rows = [[''] + table['headings']] + table['rows']
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    yield table['caption']
    for row in rows:
        first, *cells = [cell.rjust(width) for cell, width in zip(row, widths)]
        yield '  '.join([row[0].ljust(widths[0]), *cells])
    yield ''


def write(report, path):
    with open(path, 'w') as file:
        json.dump(report, file, indent=1)


def listen(browser, options):
    """The last message of the page; returns once it is complete, failed, or too late."""
    last, end = None, time.monotonic() + 60 * options.minutes
    while time.monotonic() < end:
        try:
            message = Handler.reports.get(timeout=1)
        except queue.Empty:
            if browser.poll() is not None:
                return last, 'Chromium ended before the report.'
            continue
        print(time.strftime('%H:%M:%S'), message['state'], flush=True)
        if 'failure' in message:
            return last, message['failure']
        last = message
        write(message['report'], options.out)
        adapters = message['report']['adapters']
        if adapters['software'] and not options.allow_software:
            return last, ('WebGL or WebGPU has no graphics card here: '
                          f"WebGL is {adapters['webgl']}, WebGPU {adapters['webgpu']}. "
                          '--allow-software measures them all the same.')
        if message['report']['complete']:
            return last, None
    return last, f'The report was not complete after {options.minutes} minutes.'


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('--chromium', default=os.environ.get('CHROMIUM_PATH'))
    parser.add_argument('--out', default='report.json')
    parser.add_argument('--quick', action='store_true', help='small sizes: a check that it works')
    parser.add_argument('--allow-software', action='store_true')
    parser.add_argument('--minutes', type=float, default=20)
    parser.add_argument('flags', nargs='*', help='more flags for Chromium, after --')
    options = parser.parse_args()
    chromium = options.chromium or next(filter(None, map(shutil.which, NAMES)), None)
    if not chromium:
        sys.exit('No Chromium was found. Name one: --chromium PATH, or CHROMIUM_PATH.')
    url = serve() + '?report' + ('&sizes=quick' if options.quick else '')
    flags = FLAGS + (SOFTWARE if options.allow_software else CARD) + options.flags
    if hasattr(os, 'geteuid') and os.geteuid() == 0:
        flags.append('--no-sandbox')
    if options.allow_software:
        url += '&software'
    profile = tempfile.mkdtemp()
    log = open(os.path.join(profile, 'chromium.log'), 'w+')
    command = [chromium, *flags, f'--user-data-dir={profile}', url]
    browser = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        last, failure = listen(browser, options)
    finally:
        browser.terminate()
        try:
            browser.wait(10)
        except subprocess.TimeoutExpired:
            browser.kill()
    if last:
        report = {**last['report'], 'flags': flags, 'failure': failure}
        write(report, options.out)
        print(json.dumps({**report['adapters'], 'userAgent': report['userAgent']}), '\n')
        for table in last['tables']:
            print('\n'.join(lines_of(table)))
    if failure:
        log.seek(0)
        print(log.read()[-3000:], file=sys.stderr)
    shutil.rmtree(profile, ignore_errors=True)
    sys.exit(failure)


main()
