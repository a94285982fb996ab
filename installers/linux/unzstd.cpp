// The part of the self-extracting file that systems may lack: Zstandard on stdin becomes what it was on stdout.
// Linked statically, so that it runs everywhere.
#include <zstd.h>

#include <cstdio>
#include <memory>
#include <vector>

int main()
{
    const std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream(ZSTD_createDStream(), ZSTD_freeDStream);
    std::vector<char> in(ZSTD_DStreamInSize());
    std::vector<char> out(ZSTD_DStreamOutSize());
    std::size_t rest = 1;
    for (std::size_t count = 0; (count = std::fread(in.data(), 1, in.size(), stdin)) > 0;) {
        ZSTD_inBuffer from{in.data(), count, 0};
        while (from.pos < from.size) {
            ZSTD_outBuffer to{out.data(), out.size(), 0};
            rest = ZSTD_decompressStream(stream.get(), &to, &from);
            if (ZSTD_isError(rest) != 0) {
                std::fprintf(stderr, "This file is damaged: %s. Fetch it again.\n", ZSTD_getErrorName(rest));
                return 3;
            }
            if (std::fwrite(out.data(), 1, to.pos, stdout) != to.pos) {
                std::fprintf(stderr, "Unpacking failed: the disk is full, or the folder cannot be written.\n");
                return 4;
            }
        }
    }
    if (rest != 0 || std::fflush(stdout) != 0) {
        std::fprintf(stderr, "This file is not complete. Fetch it again.\n");
        return 3;
    }
    return 0;
}
