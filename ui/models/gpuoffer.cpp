#include "ui/models/gpuoffer.h"

#include "core/base/file.h"

#include <algorithm>

namespace polymath {

GpuOffer builtInOffer()
{
    return {std::string(builtInPins()), builtInPack(), gpuFolder(), [] { return lookForNvidia(); }};
}

GpuFacts lookAt(const GpuOffer& offer)
{
    GpuFacts facts;
    facts.machine = offer.look();
    facts.installed = isInstalled(offer.pack, offer.root);
    facts.state = gpuState(facts.machine, offer.pack, facts.installed);
    facts.fetchedBytes = fetchedBytes(offer.root);
    facts.freeBytes = freeDiskBytes(offer.root);
    facts.others = installedPacks(offer.root);
    std::erase_if(facts.others,
                  [&offer](const InstalledPack& pack) { return pack.torchVersion == offer.pack.torchVersion; });
    return facts;
}

} // namespace polymath
