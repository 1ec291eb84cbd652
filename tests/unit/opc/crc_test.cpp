#include "opc/crc.hpp"

#include <catch2/catch.hpp>

using namespace prikaz;

TEST_CASE("the checksum is that of ISO 3309, for short and long text", "[opc]") {
  CHECK(opc::crc32("123456789") == 0xCBF43926u);
  CHECK(opc::crc32("") == 0);
  Bytes text;
  for (int i = 0; i < 5000; ++i) text += static_cast<char>(i * 31 >> 2);
  for (const std::size_t cut : {1u, 9u, 500u, 1023u, 1024u, 4000u})
    CHECK(opc::crc32(ByteView(text).substr(cut), opc::crc32(ByteView(text).substr(0, cut))) == opc::crc32(text));
}

TEST_CASE("a known piece moves the checksum as its text does", "[opc]") {
  for (const Bytes& piece : {Bytes("ю"), Bytes("</w:t></w:r></w:p>"), Bytes(70'000, 'z')})
    CHECK(opc::CrcStep(piece)(opc::crc32("до")) == opc::crc32("до" + piece));
}
