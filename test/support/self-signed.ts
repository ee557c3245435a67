import { generateKeyPairSync, randomBytes, sign } from "node:crypto";

export interface Certificate {
  key: string;
  /** Its own issuer: give it as `ca` to whoever shall trust it. */
  cert: string;
}

/** Makes a certificate for these host names (`*.example` too), so that no private key lies in the repository. */
export function selfSigned(names: readonly string[]): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const ecdsaWithSha256 = sequence(oid("2a8648ce3d040302"));
  const name = sequence(set(sequence(oid("550403"), tlv(0x0c, Buffer.from("Fairlead test site")))));
  const altNames = sequence(...names.map((host) => tlv(0x82, Buffer.from(host))));
  const body = sequence(
    tlv(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    name,
    sequence(time("20200101000000Z"), time("20991231235959Z")),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    tlv(
      0xa3,
      sequence(
        sequence(oid("551d11"), tlv(0x04, altNames)),
        sequence(
          oid("551d13"),
          tlv(0x01, Buffer.from([0xff])),
          tlv(0x04, sequence(tlv(0x01, Buffer.from([0xff])))),
        ),
      ),
    ),
  );
  const signature = sign("sha256", body, privateKey);
  const der = sequence(body, ecdsaWithSha256, tlv(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = der.toString("base64").replace(/.{64}/g, "$&\n").trimEnd();
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

// DER: tag, length, value (ITU-T X.690).
function tlv(tag: number, value: Buffer): Buffer {
  const bytes = value.length < 128 ? [] : value.length < 256 ? [0x81] : [0x82, value.length >> 8];
  return Buffer.concat([Buffer.from([tag, ...bytes, value.length & 0xff]), value]);
}

const sequence = (...parts: Buffer[]) => tlv(0x30, Buffer.concat(parts));
const set = (...parts: Buffer[]) => tlv(0x31, Buffer.concat(parts));
const integer = (value: Buffer) => tlv(0x02, value);
const oid = (hex: string) => tlv(0x06, Buffer.from(hex, "hex"));
const time = (text: string) => tlv(0x18, Buffer.from(text));
