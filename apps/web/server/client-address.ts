import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

const kind = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
/** Node reports IPv4 visitors on a dual-stack socket as `::ffff:1.2.3.4`. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/, '');

/**
 * Finds the address a request really comes from.
 * @param trusted comma-separated addresses and CIDR ranges of the proxies in front of us
 * @returns the last address of `X-Forwarded-For` that is not a trusted proxy, when the connection comes
 *   from a trusted proxy; otherwise the address of the connection, whatever the headers claim
 */
export function clientAddresses(trusted = ''): (request: IncomingMessage) => string {
  const proxies = new BlockList();
  for (const entry of trusted
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)) {
    const [address = '', bits] = entry.split('/');
    if (bits) proxies.addSubnet(address, Number(bits), kind(address));
    else if (isIP(address)) proxies.addAddress(address, kind(address));
  }
  const isTrusted = (address: string) => isIP(address) !== 0 && proxies.check(address, kind(address));
  return (request) => {
    const claimed = String(request.headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((item) => plain(item.trim()))
      .filter((item) => isIP(item));
    let address = plain(request.socket.remoteAddress ?? '');
    while (isTrusted(address) && claimed.length > 0) address = claimed.pop()!;
    return address;
  };
}
