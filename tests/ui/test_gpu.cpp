#include "core/gpupack/network.h"
#include "tests/support/httpserver.h"
#include "tests/support/tinywheels.h"
#include "tests/ui/windowfixture.h"
#include "ui/dialogs/gpudialog.h"
#include "ui/mainwindow/rail.h"

#include <QElapsedTimer>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTextBrowser>

using namespace polymath;
using namespace polymath::test;

namespace fs = std::filesystem;

namespace {

/// The dialog on a machine that is made up, with wheels of a few lines, and the real polymath-fetch.
class AGpuDialog : public ::testing::Test {
protected:
    AGpuDialog()
    {
        for (const char* variable : {"XDG_CONFIG_HOME", "XDG_CONFIG_DIRS"}) {
            qputenv(variable, text(m_folder.path() / variable).toUtf8());
        }
        for (const char* variable :
             {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "POLYMATH_NO_NETWORK", "PIP_INDEX_URL"}) {
            qunsetenv(variable);
        }
    }
    ~AGpuDialog() override { delete m_dialog; }

    void open()
    {
        m_dialog = new GpuDialog(m_settings, {m_wheels.pins(), m_wheels.pack(), m_root, [this] { return m_machine; }},
                                 nullptr);
        m_dialog->show();
        ASSERT_TRUE(QTest::qWaitFor([this] { return find<QLabel>("gpuState")->text() != "Looking…"; }));
    }
    template <typename Widget = QWidget> [[nodiscard]] Widget* find(const QString& name) const
    {
        auto* widget = m_dialog->findChild<Widget*>(name);
        EXPECT_NE(widget, nullptr) << name.toStdString();
        return widget;
    }
    void click(const QString& name) const
    {
        auto* widget = find(name);
        ASSERT_TRUE(widget->isVisible() && widget->isEnabled()) << name.toStdString();
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    void from(const QString& source) const
    {
        auto* field = find<QLineEdit>("gpuFrom");
        field->clear();
        QTest::keyClicks(field, source);
    }
    [[nodiscard]] bool saysProblem(const QString& words) const
    {
        return QTest::qWaitFor([&] {
            auto* error = find<QLabel>("gpuError");
            return error->isVisible() && error->text().contains(words);
        });
    }
    [[nodiscard]] bool becomesInstalled() const
    {
        return QTest::qWaitFor([&] { return find("gpuRemove")->isVisible(); });
    }
    [[nodiscard]] std::map<std::string, HttpServer::Answer> listing() const
    {
        return {{"/", {"<a href='" + TinyWheels::torch() + "'>x</a><a href='" + TinyWheels::cublas() + "'>y</a>"}},
                {"/" + TinyWheels::torch(), {m_wheels.content(TinyWheels::torch())}},
                {"/" + TinyWheels::cublas(), {m_wheels.content(TinyWheels::cublas())}}};
    }

    TemporaryFolder m_folder;
    TinyWheels m_wheels{m_folder.path() / "wheels"};
    fs::path m_root = m_folder.path() / "gpu";
    QSettings m_settings{text(m_folder.path() / "settings.ini"), QSettings::IniFormat};
    NvidiaMachine m_machine{true, "NVIDIA GeForce RTX 3090", "580.95.05", true, 13000};
    QPointer<GpuDialog> m_dialog;
};

} // namespace

TEST_F(AGpuDialog, OffersInstallsFromAFolderAndRemoves)
{
    open();
    EXPECT_TRUE(
        find<QLabel>("gpuState")->text().contains("RTX 3090 is there with its driver (580.95.05). What is missing"));
    EXPECT_TRUE(find<QLabel>("gpuSize")->text().contains("LibTorch 1.2.3 with CUDA 13.2"));
    EXPECT_FALSE(find("gpuInstall")->isEnabled()) << "from where?";
    EXPECT_FALSE(find("gpuRemove")->isVisible());
    const QSignalSpy changed(m_dialog, &GpuDialog::changed);
    from(text(m_wheels.folder()));
    click("gpuInstall");
    EXPECT_EQ(find<QPushButton>("gpuClose")->text(), "Cancel");
    ASSERT_TRUE(becomesInstalled());
    EXPECT_EQ(changed.count(), 1);
    EXPECT_TRUE(find<QLabel>("gpuState")->text().contains("with the libraries that compute on it"));
    EXPECT_FALSE(find("gpuFrom")->isVisible());
    EXPECT_TRUE(isInstalled(m_wheels.pack(), m_root));
    click("gpuRemove");
    ASSERT_TRUE(QTest::qWaitFor([&] { return find("gpuInstall")->isVisible(); }));
    EXPECT_FALSE(isInstalled(m_wheels.pack(), m_root));
    EXPECT_EQ(find<QLineEdit>("gpuFrom")->text(), text(m_wheels.folder()));
    EXPECT_EQ(changed.count(), 2);
    click("gpuClose");
    EXPECT_TRUE(QTest::qWaitFor([&] { return m_dialog == nullptr; }));
}

TEST_F(AGpuDialog, SaysWhatAMachineLacks)
{
    m_machine = {true, {}, "535.247.01", true, 12020};
    open();
    EXPECT_TRUE(find<QLabel>("gpuState")->text().contains("needs version 580 or later"));
    EXPECT_TRUE(find("gpuFrom")->isVisible()) << "the libraries can come first";
    delete m_dialog;
    m_machine = {};
    open();
    EXPECT_TRUE(find<QLabel>("gpuState")->text().contains("no NVIDIA graphics processor"));
    EXPECT_FALSE(find("gpuInstall")->isVisible() || find("gpuFrom")->isVisible());
}

TEST_F(AGpuDialog, FetchesFromAnAddressWithoutKeepingAPassword)
{
    const HttpServer server(listing());
    open();
    from("http://me:secret@" + QString::fromStdString(server.address()).sliced(7));
    click("gpuInstall");
    ASSERT_TRUE(becomesInstalled()) << find<QLabel>("gpuError")->text().toStdString();
    EXPECT_EQ(m_settings.value("gpu/from").toString().toStdString(), server.address());
}

TEST_F(AGpuDialog, SaysWhichFileIsWrongTruncatedOrNotThere)
{
    HttpServer server(listing());
    const auto address = QString::fromStdString(server.address());
    const auto path = "/" + TinyWheels::torch();
    auto content = m_wheels.content(TinyWheels::torch());
    open();
    from(address);
    server.set(path, {content, 404});
    click("gpuInstall");
    ASSERT_TRUE(saysProblem("answers with error 404"));
    server.set(path, {content, 200, 64});
    click("gpuInstall");
    ASSERT_TRUE(saysProblem("goes on from there"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return find<QLabel>("gpuSize")->text().contains("64 B are fetched already"); }));
    content[70] ^= 1;
    server.set(path, {content});
    click("gpuInstall");
    ASSERT_TRUE(saysProblem("SHA-256"));
    EXPECT_FALSE(isInstalled(m_wheels.pack(), m_root));
}

TEST_F(AGpuDialog, StopsWithinASecondAndGoesOnLater)
{
    HttpServer server(listing());
    const auto path = "/" + TinyWheels::torch();
    HttpServer::Answer slow{m_wheels.content(TinyWheels::torch()), 200, 64, true};
    server.set(path, slow);
    open();
    from(QString::fromStdString(server.address()));
    click("gpuInstall");
    ASSERT_TRUE(QTest::qWaitFor([&] { return fetchedBytes(m_root) == 64; }));
    EXPECT_TRUE(find("gpuBar")->isVisible());
    QElapsedTimer clock;
    clock.start();
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    EXPECT_LT(clock.elapsed(), 1000);
    ASSERT_TRUE(saysProblem("Stopped."));
    EXPECT_TRUE(m_dialog->isVisible()) << "Escape stops, and does not close";
    EXPECT_FALSE(find("gpuBar")->isVisible());
    server.set(path, {m_wheels.content(TinyWheels::torch())});
    click("gpuInstall");
    ASSERT_TRUE(becomesInstalled());
    const auto requests = server.requests();
    EXPECT_NE(std::find(requests.begin(), requests.end(), "GET " + path + " bytes=64-"), requests.end());
}

TEST_F(AGpuDialog, TakesOnlyFilesWhereTheNetworkIsForbidden)
{
    const HttpServer server(listing());
    m_settings.setValue("gpu/from", QString::fromStdString(server.address()));
    ASSERT_TRUE(forbidNetwork(true));
    open();
    EXPECT_EQ(find<QLineEdit>("gpuFrom")->text(), "") << "no address is offered";
    EXPECT_TRUE(find<QLabel>("gpuHint")->text().contains("only files are taken"));
    from(QString::fromStdString(server.address()));
    click("gpuInstall");
    ASSERT_TRUE(saysProblem("only files are taken"));
    EXPECT_TRUE(server.requests().empty());
    from(text(m_wheels.folder()));
    click("gpuInstall");
    EXPECT_TRUE(becomesInstalled());
}

TEST_F(AGpuDialog, OffersToRemoveWhatAnotherVersionLeft)
{
    fs::create_directories(m_root / "torch-1.0.0");
    std::ofstream(m_root / "torch-1.0.0" / "old.so") << "old";
    open();
    EXPECT_TRUE(find<QLabel>("gpuOther")->text().contains("LibTorch 1.0.0"));
    click("gpuRemoveOther");
    EXPECT_TRUE(QTest::qWaitFor([&] { return !find("gpuOther")->isVisible(); }));
    EXPECT_FALSE(fs::exists(m_root / "torch-1.0.0"));
}

TEST_F(AGpuDialog, ListsItsFilesAndTakesAChosenFolder)
{
    open();
    click("gpuFiles");
    const auto* shown = m_dialog->findChild<QTextBrowser*>();
    ASSERT_NE(shown, nullptr);
    EXPECT_TRUE(shown->toPlainText().contains(QString::fromStdString(m_wheels.hash(TinyWheels::cublas()))));
    click("gpuChoose");
    auto* dialog = find<QFileDialog>("choosePath");
    Q_EMIT dialog->fileSelected(text(m_wheels.folder()));
    EXPECT_EQ(find<QLineEdit>("gpuFrom")->text(), text(m_wheels.folder()));
}

namespace {

class TheGraphics : public AWindow {
protected:
    TheGraphics()
    {
        for (const char* variable : {"XDG_CONFIG_HOME", "XDG_CONFIG_DIRS"}) {
            qputenv(variable, text(m_folder.path() / variable).toUtf8());
        }
        qunsetenv("POLYMATH_NO_NETWORK");
    }
};

} // namespace

TEST_F(TheGraphics, AreOfferedBelowTheHardwareAndInTheHelpMenu)
{
    auto* rail = m_window->findChild<Rail*>();
    rail->setGraphics("Use the NVIDIA GPU…", "why");
    EXPECT_TRUE(find("railGraphics")->isVisible());
    rail->setCompact(true);
    EXPECT_FALSE(find("railGraphics")->isVisible());
    rail->setCompact(false);
    click("railGraphics");
    auto* dialog = await<QDialog>("gpuDialog");
    ASSERT_NE(dialog, nullptr);
    dialog->close();
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_window->findChild<QDialog*>("gpuDialog") == nullptr; }));
    rail->setGraphics({}, {});
    EXPECT_FALSE(find("railGraphics")->isVisible());
    trigger("helpGraphics");
    EXPECT_NE(await<QDialog>("gpuDialog"), nullptr);
}

TEST_F(TheGraphics, AndTheNetworkHaveOneSetting)
{
    auto* action = m_window->findChild<QAction*>("helpNoNetwork");
    auto* menu = m_window->findChild<QMenu*>("helpMenu");
    Q_EMIT menu->aboutToShow();
    EXPECT_FALSE(action->isChecked());
    trigger("helpNoNetwork");
    EXPECT_EQ(networkRule(), NetworkRule::User);
    EXPECT_TRUE(action->isChecked());
    trigger("helpNoNetwork");
    EXPECT_EQ(networkRule(), NetworkRule::Allowed);
    qputenv("POLYMATH_NO_NETWORK", "1");
    Q_EMIT menu->aboutToShow();
    EXPECT_TRUE(action->isChecked() && !action->isEnabled());
    EXPECT_TRUE(action->toolTip().contains("POLYMATH_NO_NETWORK"));
    qunsetenv("POLYMATH_NO_NETWORK");
}
