#include "core/engine/factories.h"

namespace polymath::engine {

// What the registry names.
#define POLYMATH_EXPERT(make, ...) std::unique_ptr<Expert> make(const ExpertSetup& setup);
#define POLYMATH_ROUTER(make, ...) std::unique_ptr<Router> make(const RouterSetup& setup);
#define POLYMATH_COMPOSITION(make, ...) std::unique_ptr<Composition> make(const TrainSettings& settings);
#define POLYMATH_MERGE(make, ...) at::Tensor make(const MergeInput& input);
#include "core/engine/registrytable.h"

namespace {

using MakeExpert = std::unique_ptr<Expert> (*)(const ExpertSetup&);
using MakeRouter = std::unique_ptr<Router> (*)(const RouterSetup&);
struct MakeComposition {
    std::unique_ptr<Composition> (*join)(const TrainSettings&) = nullptr;
    Merge merge = nullptr;
};

// In the order of expertSpecs(), routerSpecs() and compositionSpecs().
#define POLYMATH_EXPERT(make, ...) make,
#define POLYMATH_WEIGHTS(...) nullptr,
constexpr MakeExpert expertMakers[] = {
#include "core/engine/registrytable.h"
};
#define POLYMATH_ROUTER(make, ...) make,
constexpr MakeRouter routerMakers[] = {
#include "core/engine/registrytable.h"
};
#define POLYMATH_COMPOSITION(make, ...) MakeComposition{make, nullptr},
#define POLYMATH_MERGE(make, ...) MakeComposition{nullptr, make},
constexpr MakeComposition compositionMakers[] = {
#include "core/engine/registrytable.h"
};

template <typename Spec> std::size_t placeOf(const std::vector<Spec>& all, const Spec* spec)
{
    return static_cast<std::size_t>(spec - all.data());
}

} // namespace

std::unique_ptr<Expert> makeExpert(const ExpertSetup& setup)
{
    return expertMakers[placeOf(expertSpecs(), &setup.spec)](setup);
}

std::unique_ptr<Router> makeRouter(const RouterSetup& setup)
{
    return routerMakers[placeOf(routerSpecs(), &setup.spec)](setup);
}

std::unique_ptr<Composition> makeComposition(std::string_view key, const TrainSettings& settings)
{
    return compositionMakers[placeOf(compositionSpecs(), findCompositionSpec(key))].join(settings);
}

Merge findMerge(std::string_view key)
{
    return compositionMakers[placeOf(compositionSpecs(), findCompositionSpec(key))].merge;
}

} // namespace polymath::engine
