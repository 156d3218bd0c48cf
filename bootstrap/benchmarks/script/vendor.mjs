// A vendor that creates a session after 200 ms, over HTTP/1.1 and HTTP/2 with at most 128 streams per connection.
// usage: node vendor.mjs CERTIFICATE_AND_KEY_FILE; prints the port for TLS and the port for plain HTTP/1.1
import { readFileSync } from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';

const session = JSON.stringify({
  success: true,
  sessionToken: 'token',
  widgetUrl: 'https://127.0.0.1/widget?token=token',
  partnerId: 'psikologihub-1024',
  expiresIn: 1800000000,
});

const respond = (request, response) => {
  request.resume();
  request.on('end', () => setTimeout(() => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': session.length });
    response.end(session);
  }, 200));
};

const pem = readFileSync(process.argv[2]);
const options = { cert: pem, key: pem, allowHTTP1: true, settings: { maxConcurrentStreams: 128 } };
const tls = http2.createSecureServer(options, respond).listen(0, '127.0.0.1', () => {
  const plain = http.createServer(respond).listen(0, '127.0.0.1', () => {
    console.log(tls.address().port);
    console.log(plain.address().port);
  });
});
